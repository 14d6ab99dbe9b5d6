-- CreateTable
CREATE TABLE "seals" (
    "number" INTEGER NOT NULL,
    "day" DATE NOT NULL,
    "sealed_at" TIMESTAMPTZ(3) NOT NULL,
    "case_count" INTEGER NOT NULL,
    "root" BYTEA NOT NULL,
    "prev_hash" BYTEA NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "seals_pkey" PRIMARY KEY ("number")
);

-- CreateTable
CREATE TABLE "sealed_heads" (
    "case_id" UUID NOT NULL,
    "seal_number" INTEGER NOT NULL,
    "seq" INTEGER NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "sealed_heads_pkey" PRIMARY KEY ("case_id","seal_number")
);

-- CreateTable
CREATE TABLE "seal_chunks" (
    "seal_number" INTEGER NOT NULL,
    "chunk" INTEGER NOT NULL,
    "first_case_id" UUID NOT NULL,
    "root" BYTEA NOT NULL,

    CONSTRAINT "seal_chunks_pkey" PRIMARY KEY ("seal_number","chunk")
);

-- CreateTable
CREATE TABLE "archived_histories" (
    "workflow_id" TEXT NOT NULL,
    "run_id" TEXT NOT NULL,
    "workflow_type" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "closed_at" TIMESTAMPTZ(3) NOT NULL,
    "events" INTEGER NOT NULL,
    "hash" BYTEA NOT NULL,
    "content" BYTEA NOT NULL,
    "archived_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "archived_histories_pkey" PRIMARY KEY ("workflow_id","run_id")
);

-- CreateTable
CREATE TABLE "archive_progress" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "swept_at" TIMESTAMPTZ(3),

    CONSTRAINT "archive_progress_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "seals_day_key" ON "seals"("day");


-- What the schema language cannot say. Each rule stands beside the comment that states it.

-- Proof is written once, by its owner too. No foreign keys: a seal must still name the case that somebody removed.
CREATE TRIGGER "seals_append_only" BEFORE UPDATE OR DELETE ON "seals"
  FOR EACH ROW EXECUTE FUNCTION "refuse_ledger_change"();
CREATE TRIGGER "seals_no_truncate" BEFORE TRUNCATE ON "seals"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_ledger_change"();
CREATE TRIGGER "sealed_heads_append_only" BEFORE UPDATE OR DELETE ON "sealed_heads"
  FOR EACH ROW EXECUTE FUNCTION "refuse_ledger_change"();
CREATE TRIGGER "sealed_heads_no_truncate" BEFORE TRUNCATE ON "sealed_heads"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_ledger_change"();
CREATE TRIGGER "seal_chunks_append_only" BEFORE UPDATE OR DELETE ON "seal_chunks"
  FOR EACH ROW EXECUTE FUNCTION "refuse_ledger_change"();
CREATE TRIGGER "seal_chunks_no_truncate" BEFORE TRUNCATE ON "seal_chunks"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_ledger_change"();
CREATE TRIGGER "archived_histories_append_only" BEFORE UPDATE OR DELETE ON "archived_histories"
  FOR EACH ROW EXECUTE FUNCTION "refuse_ledger_change"();
CREATE TRIGGER "archived_histories_no_truncate" BEFORE TRUNCATE ON "archived_histories"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_ledger_change"();
COMMENT ON TABLE "seals" IS
  '每日封存. Append-only; hash = sha256(previous hash, canonical seal), root = RFC 6962 over "case-id seq hash" of every case by id.';
COMMENT ON TABLE "archived_histories" IS '历史存档. Append-only; as the server returned it, payloads encoded as they were there.';

-- Compressed already.
ALTER TABLE "archived_histories" ALTER COLUMN "content" SET STORAGE EXTERNAL;

GRANT SELECT, INSERT ON "seals", "sealed_heads", "seal_chunks", "archived_histories" TO "bangfu_app";

-- One row, for ever.
ALTER TABLE "archive_progress" ADD CONSTRAINT "archive_progress_one_row" CHECK ("id" = 1);
INSERT INTO "archive_progress" DEFAULT VALUES;
GRANT SELECT ON "archive_progress" TO "bangfu_app";
GRANT UPDATE ("swept_at") ON "archive_progress" TO "bangfu_app";
