-- CreateTable
CREATE TABLE "retention_progress" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "particulars_up_to" TIMESTAMPTZ(3),
    "last_particular_id" UUID,

    CONSTRAINT "retention_progress_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "particulars_created_at_id_idx" ON "particulars"("created_at", "id");


-- What the schema language cannot say. Each rule stands beside the comment that states it.

-- One row, for ever.
ALTER TABLE "retention_progress" ADD CONSTRAINT "retention_progress_one_row" CHECK ("id" = 1);
INSERT INTO "retention_progress" DEFAULT VALUES;
GRANT SELECT ON "retention_progress" TO "bangfu_app";
GRANT UPDATE ("particulars_up_to", "last_particular_id") ON "retention_progress" TO "bangfu_app";

-- Whatever a fact of its case says by this id, under whatever name, and what the registration says of the person.
CREATE FUNCTION "particular_is_pointed_to"(of_case uuid, particular uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM facts f WHERE f.case_id = of_case AND strpos(f.data::text, particular::text) > 0)
      OR EXISTS (SELECT FROM cases c JOIN registrations r ON r.id = c.registration_id
                  WHERE c.id = of_case
                    AND (strpos(r.profile::text, particular::text) > 0 OR r.evidence_id = particular))
$$;

-- What the ledger vouches for stays, whoever deletes; so does what a command of this day may still point to.
CREATE FUNCTION "refuse_loss_of_particular"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."created_at" > now() - interval '1 day' OR particular_is_pointed_to(OLD."case_id", OLD."id") THEN
    RAISE EXCEPTION 'a particular that is pointed to, or not a day old, is kept' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN OLD;
END
$$;
CREATE TRIGGER "particulars_kept" BEFORE DELETE ON "particulars"
  FOR EACH ROW EXECUTE FUNCTION "refuse_loss_of_particular"();
CREATE TRIGGER "particulars_no_truncate" BEFORE TRUNCATE ON "particulars"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_ledger_change"();
COMMENT ON TABLE "particulars" IS
  '个人信息材料, encrypted. What nothing points to after a day is removed: a form that was refused leaves no words behind.';

GRANT DELETE ON "particulars" TO "bangfu_app";
-- A form that is sent again begins its day anew.
GRANT UPDATE ("created_at") ON "particulars" TO "bangfu_app";
GRANT DELETE ON "staff_digests" TO "bangfu_app";
-- A run with findings cannot go: they refer to it.
GRANT DELETE ON "reconciliation_runs" TO "bangfu_app";
