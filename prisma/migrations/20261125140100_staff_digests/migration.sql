-- AlterTable
ALTER TABLE "staff" ADD COLUMN "email" TEXT;

-- CreateTable
CREATE TABLE "staff_digests" (
    "staff_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_error" TEXT,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "staff_digests_pkey" PRIMARY KEY ("staff_id","day")
);

-- CreateIndex
CREATE INDEX "staff_digests_day_idx" ON "staff_digests"("day");

-- AddForeignKey
ALTER TABLE "staff_digests" ADD CONSTRAINT "staff_digests_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- What the schema language cannot say.

-- One address, and nothing that a mail header could be made of.
ALTER TABLE "staff" ADD CONSTRAINT "staff_email_form" CHECK ("email" ~ '^[^\s@<>,;:"()]+@[^\s@<>,;:"()]+$');
ALTER TABLE "staff_digests" ADD CONSTRAINT "staff_digests_error_is_a_code" CHECK ("last_error" ~ '^[A-Z][A-Z0-9_]{1,30}$');
COMMENT ON TABLE "staff_digests" IS '每日待办提醒. One row a person and day, so that nobody gets two; counts only, which name nobody.';

GRANT SELECT, INSERT ON "staff_digests" TO "bangfu_app";
GRANT UPDATE ("attempts", "next_attempt_at", "last_error", "settled_at") ON "staff_digests" TO "bangfu_app";
