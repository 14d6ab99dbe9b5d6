-- CreateTable
CREATE TABLE "households" (
    "id" UUID NOT NULL,
    "county_code" TEXT NOT NULL DEFAULT '',
    "open" BOOLEAN NOT NULL DEFAULT false,
    "opened_on" DATE,
    "target_on" DATE,
    "provisional" BOOLEAN,
    "overdue_from" TIMESTAMPTZ(3),
    "alarms" INTEGER,
    "members" INTEGER NOT NULL DEFAULT 0,
    "seq" INTEGER NOT NULL DEFAULT 0,
    "head_hash" BYTEA NOT NULL,
    "state" JSONB NOT NULL,
    "next_due_at" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "households_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "household_facts" (
    "household_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by" TEXT NOT NULL,
    "clauses" TEXT[],
    "policy_version" TEXT NOT NULL,
    "calendar_version" TEXT NOT NULL,
    "cause_kind" TEXT NOT NULL,
    "cause_id" TEXT NOT NULL,
    "cause_digest" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "prev_hash" BYTEA NOT NULL,
    "hash" BYTEA NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "household_facts_pkey" PRIMARY KEY ("household_id","seq")
);

-- CreateTable
CREATE TABLE "household_news" (
    "case_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "household_id" UUID NOT NULL,
    "certified" BOOLEAN NOT NULL,
    "standing" TEXT NOT NULL,
    "org_code" TEXT NOT NULL,
    "on" DATE NOT NULL,
    "written_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "told_at" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "household_news_pkey" PRIMARY KEY ("case_id","seq","household_id")
);

-- CreateTable
CREATE TABLE "household_clearances" (
    "household_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "case_id" UUID NOT NULL,
    "written_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "told_at" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "household_clearances_pkey" PRIMARY KEY ("household_id","seq","case_id")
);

-- CreateIndex
CREATE INDEX "households_open_county_code_overdue_from_idx" ON "households"("open", "county_code", "overdue_from");

-- CreateIndex
CREATE INDEX "household_facts_household_id_cause_id_idx" ON "household_facts"("household_id", "cause_id");

-- CreateIndex
CREATE INDEX "household_news_household_id_case_id_seq_idx" ON "household_news"("household_id", "case_id", "seq");

-- AddForeignKey
ALTER TABLE "household_facts" ADD CONSTRAINT "household_facts_household_id_fkey" FOREIGN KEY ("household_id") REFERENCES "households"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "household_news" ADD CONSTRAINT "household_news_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "cases"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "household_clearances" ADD CONSTRAINT "household_clearances_household_id_fkey" FOREIGN KEY ("household_id") REFERENCES "households"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- What the schema language cannot say. Each rule stands beside the comment that states it.

-- A clock, whole or not at all.
ALTER TABLE "households" ADD CONSTRAINT "households_clock_complete" CHECK (
  ("open" AND "opened_on" IS NOT NULL AND "target_on" IS NOT NULL AND "provisional" IS NOT NULL
    AND "overdue_from" IS NOT NULL AND "alarms" IS NOT NULL)
  OR (NOT "open" AND "opened_on" IS NULL AND "target_on" IS NULL AND "provisional" IS NULL
    AND "overdue_from" IS NULL AND "alarms" IS NULL));
COMMENT ON TABLE "households" IS
  '零就业家庭 (R-90). The fold of household_facts; its row comes with its first fact. Ids and dates only: who its members are stands with their cases.';

ALTER TABLE "household_news" ADD CONSTRAINT "household_news_standing" CHECK ("standing" IN ('UNEMPLOYED', 'WORKING', 'GONE'));
COMMENT ON TABLE "household_news" IS
  'Outbox from cases to households, written with the facts of the case. Told again until the household''s ledger has heard it.';
COMMENT ON TABLE "household_clearances" IS
  'Outbox from a cleared household to the cases of its certified members (R-90, X3).';
CREATE INDEX "household_news_waiting" ON "household_news" ("attempts", "written_at") WHERE "told_at" IS NULL;
CREATE INDEX "household_clearances_waiting" ON "household_clearances" ("attempts", "written_at") WHERE "told_at" IS NULL;

-- What is put into an outbox is announced to the relay that listens, with the transaction that put it there.
CREATE FUNCTION "announce_household_news"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('household_news', '');
  RETURN NULL;
END
$$;
CREATE TRIGGER "household_news_announced" AFTER INSERT ON "household_news"
  FOR EACH STATEMENT EXECUTE FUNCTION "announce_household_news"();
CREATE TRIGGER "household_clearances_announced" AFTER INSERT ON "household_clearances"
  FOR EACH STATEMENT EXECUTE FUNCTION "announce_household_news"();

-- The ledger is append-only, for its owner too.
CREATE TRIGGER "household_facts_append_only" BEFORE UPDATE OR DELETE ON "household_facts"
  FOR EACH ROW EXECUTE FUNCTION "refuse_ledger_change"();
CREATE TRIGGER "household_facts_no_truncate" BEFORE TRUNCATE ON "household_facts"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_ledger_change"();
COMMENT ON TABLE "household_facts" IS
  '零就业家庭事实台账. Append-only by grant and trigger; hash = sha256(canonical fact with prev_hash).';

-- Every ledger with its end: what a seal is made of. Ids are random, so that a case and a household never share one.
CREATE VIEW "ledger_heads" AS
  SELECT "id", "seq", "head_hash" FROM "cases" UNION ALL SELECT "id", "seq", "head_hash" FROM "households";

ALTER TABLE "sealed_heads" RENAME COLUMN "case_id" TO "ledger_id";
ALTER TABLE "seal_chunks" RENAME COLUMN "first_case_id" TO "first_ledger_id";
ALTER TABLE "seals" RENAME COLUMN "case_count" TO "head_count";
COMMENT ON TABLE "seals" IS
  '每日封存. Append-only; hash = sha256(previous hash, canonical seal), root = RFC 6962 over "id seq hash" of every case and household by id.';

GRANT SELECT, INSERT ON "household_facts" TO "bangfu_app";
GRANT SELECT, INSERT, UPDATE ON "households" TO "bangfu_app";
GRANT SELECT, INSERT ON "household_news", "household_clearances" TO "bangfu_app";
GRANT UPDATE ("told_at", "attempts") ON "household_news", "household_clearances" TO "bangfu_app";
GRANT SELECT ON "ledger_heads" TO "bangfu_app";
