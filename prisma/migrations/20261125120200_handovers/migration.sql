-- CreateEnum
CREATE TYPE "HandoverRowStatus" AS ENUM ('PENDING', 'DONE', 'REFUSED');

-- CreateTable
CREATE TABLE "handovers" (
    "id" UUID NOT NULL,
    "command_id" TEXT NOT NULL,
    "command_digest" BYTEA NOT NULL,
    "from_staff_id" UUID NOT NULL,
    "to_org_code" TEXT NOT NULL,
    "to_staff_id" UUID,
    "org_code" TEXT NOT NULL,
    "ordered_by" UUID NOT NULL,
    "ordered_level" "OrgLevel" NOT NULL,
    "ordered_at" TIMESTAMPTZ(3) NOT NULL,
    "cancelled_by" UUID,
    "cancelled_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "handovers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "handover_rows" (
    "handover_id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "owner_org_code" TEXT NOT NULL,
    "owner_id" UUID NOT NULL,
    "status" "HandoverRowStatus" NOT NULL DEFAULT 'PENDING',
    "code" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "handover_rows_pkey" PRIMARY KEY ("handover_id","case_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "handovers_command_id_key" ON "handovers"("command_id");

-- CreateIndex
CREATE INDEX "handovers_org_code_idx" ON "handovers"("org_code");

-- CreateIndex
CREATE INDEX "handover_rows_case_id_idx" ON "handover_rows"("case_id");

-- AddForeignKey
ALTER TABLE "handover_rows" ADD CONSTRAINT "handover_rows_handover_id_fkey" FOREIGN KEY ("handover_id") REFERENCES "handovers"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "handover_rows" ADD CONSTRAINT "handover_rows_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "cases"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- What the schema language cannot say.

ALTER TABLE "handovers" ADD CONSTRAINT "handovers_cancelled_by_somebody"
  CHECK (("cancelled_at" IS NULL) = ("cancelled_by" IS NULL));
ALTER TABLE "handover_rows" ADD CONSTRAINT "handover_rows_refused_with_code"
  CHECK (("status" = 'REFUSED') = ("code" IS NOT NULL));
ALTER TABLE "handover_rows" ADD CONSTRAINT "handover_rows_settled_once"
  CHECK (("status" = 'PENDING') = ("settled_at" IS NULL));
COMMENT ON TABLE "handovers" IS
  '批量移交. An order to give all open cases of one caseworker to others; kept. What becomes of each case stands in its row and in the ledger.';
COMMENT ON TABLE "handover_rows" IS
  '批量移交明细. One case each, with its new owner as the order chose it: done once, or refused with the code of its reason.';
CREATE INDEX "handovers_unfinished" ON "handovers" ("ordered_at") WHERE "finished_at" IS NULL;
CREATE INDEX "handover_rows_pending" ON "handover_rows" ("handover_id", "attempts", "case_id") WHERE "status" = 'PENDING';

GRANT SELECT, INSERT ON "handovers", "handover_rows" TO "bangfu_app";
GRANT UPDATE ("cancelled_by", "cancelled_at", "finished_at") ON "handovers" TO "bangfu_app";
GRANT UPDATE ("status", "code", "attempts", "settled_at") ON "handover_rows" TO "bangfu_app";
