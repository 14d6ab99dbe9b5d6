-- CreateEnum
CREATE TYPE "RulesAnnounced" AS ENUM ('CALENDAR', 'POLICY');

-- AlterTable
ALTER TABLE "rule_announcements"
    ADD COLUMN "id" TEXT,
    ADD COLUMN "kind" "RulesAnnounced" NOT NULL DEFAULT 'CALENDAR',
    ADD COLUMN "not_before" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;
-- Those from before policies were announced are of calendars; the default of the kind was for them only.
UPDATE "rule_announcements" SET "id" = 'calendar-' || "revision", "not_before" = "requested_at";
DROP INDEX "rule_announcements_waiting";
ALTER TABLE "rule_announcements"
    DROP CONSTRAINT "rule_announcements_pkey",
    ALTER COLUMN "id" SET NOT NULL,
    ALTER COLUMN "kind" DROP DEFAULT,
    DROP COLUMN "revision",
    ADD CONSTRAINT "rule_announcements_pkey" PRIMARY KEY ("id");


-- What the schema language cannot say.

ALTER TABLE "rule_announcements" ADD CONSTRAINT "rule_announcements_named_by_kind"
  CHECK (("kind" = 'CALENDAR') = ("id" ~ '^calendar-[0-9]+$'));
COMMENT ON TABLE "rule_announcements" IS
  '规则通告. Written with the calendar or the approval of the policy version itself; cases are told page by page, of a policy not before it is in force.';
CREATE INDEX "rule_announcements_waiting" ON "rule_announcements" ("not_before", "id") WHERE "done_at" IS NULL;
