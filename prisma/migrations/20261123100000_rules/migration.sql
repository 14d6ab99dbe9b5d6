-- CreateEnum
CREATE TYPE "PolicyStatus" AS ENUM ('DRAFT', 'APPROVED', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "RuleActKind" AS ENUM ('POLICY_DRAFTED', 'POLICY_APPROVED', 'POLICY_WITHDRAWN', 'CALENDAR_PUBLISHED');

-- AlterTable
ALTER TABLE "policy_versions"
    ADD COLUMN "status" "PolicyStatus" NOT NULL DEFAULT 'DRAFT',
    ADD COLUMN "provenance" JSONB NOT NULL DEFAULT '{}',
    ADD COLUMN "created_by" UUID,
    ADD COLUMN "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    ADD COLUMN "approved_at" TIMESTAMPTZ(3),
    ALTER COLUMN "approved_by" DROP NOT NULL;
-- Versions from before there were drafts are in force; the default was for them only.
UPDATE "policy_versions" SET "status" = 'APPROVED';
ALTER TABLE "policy_versions" ALTER COLUMN "provenance" DROP DEFAULT;

-- CreateTable
CREATE TABLE "rule_acts" (
    "command_id" TEXT NOT NULL,
    "command_digest" BYTEA NOT NULL,
    "kind" "RuleActKind" NOT NULL,
    "subject" TEXT NOT NULL,
    "by" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "rule_acts_pkey" PRIMARY KEY ("command_id")
);

-- CreateTable
CREATE TABLE "rule_announcements" (
    "revision" INTEGER NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "told_up_to" UUID,
    "told" INTEGER NOT NULL DEFAULT 0,
    "failed" INTEGER NOT NULL DEFAULT 0,
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "rule_announcements_pkey" PRIMARY KEY ("revision")
);

-- CreateIndex
CREATE INDEX "policy_versions_status_valid_from_idx" ON "policy_versions"("status", "valid_from");

-- CreateIndex
CREATE INDEX "rule_acts_subject_idx" ON "rule_acts"("subject");


-- What the schema language cannot say. Each rule stands beside the comment that states it.

-- Four eyes, and announced ahead: a version never reaches back over what was decided already.
ALTER TABLE "policy_versions" ADD CONSTRAINT "policy_versions_approval_complete"
  CHECK (("status" = 'APPROVED') = ("approved_by" IS NOT NULL) AND ("status" = 'APPROVED' OR "approved_at" IS NULL));
ALTER TABLE "policy_versions" ADD CONSTRAINT "policy_versions_drafted_by_somebody"
  CHECK ("created_by" IS NOT NULL OR ("status" = 'APPROVED' AND "approved_at" IS NULL));
ALTER TABLE "policy_versions" ADD CONSTRAINT "policy_versions_second_person"
  CHECK ("created_by" IS NULL OR "status" <> 'APPROVED' OR ("approved_at" IS NOT NULL AND "approved_by" <> "created_by"::text));
ALTER TABLE "policy_versions" ADD CONSTRAINT "policy_versions_announced_ahead"
  CHECK ("approved_at" IS NULL OR "valid_from" > ("approved_at" AT TIME ZONE 'Asia/Shanghai')::date);
COMMENT ON TABLE "policy_versions" IS
  '政策版本. Drafted, approved by a second person ahead of its date, or withdrawn; nothing approved is ever changed or deleted.';

CREATE FUNCTION "refuse_policy_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD."status" = 'DRAFT'
     AND (OLD."id", OLD."valid_from", OLD."source_document", OLD."parameters", OLD."provenance", OLD."created_by", OLD."created_at")
         IS NOT DISTINCT FROM
         (NEW."id", NEW."valid_from", NEW."source_document", NEW."parameters", NEW."provenance", NEW."created_by", NEW."created_at")
  THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a policy version is written once: % refused', TG_OP USING ERRCODE = 'integrity_constraint_violation';
END
$$;
CREATE TRIGGER "policy_versions_written_once" BEFORE UPDATE OR DELETE ON "policy_versions"
  FOR EACH ROW EXECUTE FUNCTION "refuse_policy_change"();
CREATE TRIGGER "policy_versions_no_truncate" BEFORE TRUNCATE ON "policy_versions"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_policy_change"();

-- Facts name the policy and the calendar on which they were decided: neither these nor who made them may vanish.
CREATE TRIGGER "calendar_years_append_only" BEFORE UPDATE OR DELETE ON "calendar_years"
  FOR EACH ROW EXECUTE FUNCTION "refuse_ledger_change"();
CREATE TRIGGER "calendar_years_no_truncate" BEFORE TRUNCATE ON "calendar_years"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_ledger_change"();
CREATE TRIGGER "rule_acts_append_only" BEFORE UPDATE OR DELETE ON "rule_acts"
  FOR EACH ROW EXECUTE FUNCTION "refuse_ledger_change"();
CREATE TRIGGER "rule_acts_no_truncate" BEFORE TRUNCATE ON "rule_acts"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_ledger_change"();
COMMENT ON TABLE "calendar_years" IS
  '放假安排. Append-only; revisions count over all years, and the highest is the version of the calendar as a whole.';
COMMENT ON TABLE "rule_acts" IS '规则办理记录. Append-only: who drafted, approved, withdrew or published, once for each command id.';

-- Who is told when a year is published.
CREATE INDEX "tasks_provisional" ON "tasks" ("case_id") WHERE "status" = 'OPEN' AND "provisional";
CREATE INDEX "rule_announcements_waiting" ON "rule_announcements" ("revision") WHERE "done_at" IS NULL;

-- The application writes drafts and moves their status; it cannot write a version that is approved already.
GRANT INSERT ("id", "valid_from", "source_document", "parameters", "provenance", "created_by", "created_at")
  ON "policy_versions" TO "bangfu_app";
GRANT UPDATE ("status", "approved_by", "approved_at") ON "policy_versions" TO "bangfu_app";
GRANT INSERT ON "calendar_years" TO "bangfu_app";
GRANT SELECT, INSERT ON "rule_acts" TO "bangfu_app";
GRANT SELECT, INSERT ON "rule_announcements" TO "bangfu_app";
GRANT UPDATE ("told_up_to", "told", "failed", "done_at") ON "rule_announcements" TO "bangfu_app";
