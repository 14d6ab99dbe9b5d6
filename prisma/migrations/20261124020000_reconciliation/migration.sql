-- CreateTable
CREATE TABLE "process_checks" (
    "case_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "run_id" TEXT NOT NULL,
    "history_length" INTEGER NOT NULL,

    CONSTRAINT "process_checks_pkey" PRIMARY KEY ("case_id")
);

-- CreateTable
CREATE TABLE "reconciliation_runs" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "kind" TEXT NOT NULL,
    "thorough" BOOLEAN NOT NULL,
    "began_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),
    "looked_up_to" UUID,
    "looked" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "reconciliation_runs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reconciliation_findings" (
    "id" BIGSERIAL NOT NULL,
    "run_id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "ledger_seq" INTEGER,
    "process_seq" INTEGER,
    "repair" TEXT NOT NULL,
    "repaired" BOOLEAN NOT NULL DEFAULT false,
    "found_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "reconciliation_findings_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "reconciliation_findings_run_id_idx" ON "reconciliation_findings"("run_id");

-- CreateIndex
CREATE INDEX "reconciliation_findings_case_id_idx" ON "reconciliation_findings"("case_id");

-- AddForeignKey
ALTER TABLE "reconciliation_findings" ADD CONSTRAINT "reconciliation_findings_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "reconciliation_runs"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- What the schema language cannot say.

COMMENT ON TABLE "process_checks" IS
  'Where a process was last seen in step with its ledger. Only spares a second look: it may be emptied at any time.';
COMMENT ON TABLE "reconciliation_findings" IS
  '对账发现. Kept; a case that is not in this database may be named, so there is no reference to cases.';
CREATE INDEX "reconciliation_runs_unfinished" ON "reconciliation_runs" ("began_at") WHERE "finished_at" IS NULL;

GRANT SELECT, INSERT, UPDATE, DELETE ON "process_checks" TO "bangfu_app";
GRANT SELECT, INSERT, UPDATE ON "reconciliation_runs" TO "bangfu_app";
GRANT SELECT, INSERT ON "reconciliation_findings" TO "bangfu_app";
GRANT UPDATE ("repaired") ON "reconciliation_findings" TO "bangfu_app";
GRANT USAGE ON SEQUENCE "reconciliation_findings_id_seq" TO "bangfu_app";
