-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "SupportLevel" AS ENUM ('I', 'II');

-- CreateEnum
CREATE TYPE "Employment" AS ENUM ('UNEMPLOYED', 'FLEXIBLE', 'STABLE');

-- CreateEnum
CREATE TYPE "TaskStatus" AS ENUM ('OPEN', 'DONE', 'MISSED', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "OrgLevel" AS ENUM ('CITY', 'COUNTY', 'SUBDISTRICT', 'COMMUNITY');

-- CreateEnum
CREATE TYPE "StaffRole" AS ENUM ('CASEWORKER', 'REVIEWER', 'COUNTY_OFFICER', 'CITY_POLICY_OFFICER', 'AUDITOR', 'ADMINISTRATOR');

-- CreateEnum
CREATE TYPE "CalendarStatus" AS ENUM ('PUBLISHED', 'PROVISIONAL');

-- CreateEnum
CREATE TYPE "DocumentKind" AS ENUM ('CN_ID', 'HMT_RESIDENCE', 'HM_PERMIT', 'TW_PERMIT');

-- CreateEnum
CREATE TYPE "Sex" AS ENUM ('MALE', 'FEMALE');

-- CreateEnum
CREATE TYPE "PlaceType" AS ENUM ('HABITUAL', 'HOUSEHOLD', 'INSURED', 'EMPLOYED');

-- CreateEnum
CREATE TYPE "RegistrationChannel" AS ENUM ('COUNTER', 'ONLINE', 'IMPORT');

-- CreateEnum
CREATE TYPE "RegistrationStatus" AS ENUM ('ACTIVE', 'CANCELLED', 'CONVERTED');

-- CreateTable
CREATE TABLE "cases" (
    "id" UUID NOT NULL,
    "registration_id" UUID NOT NULL,
    "org_code" TEXT NOT NULL,
    "owner_org_code" TEXT,
    "owner_id" UUID,
    "level" "SupportLevel" NOT NULL DEFAULT 'I',
    "employment" "Employment" NOT NULL DEFAULT 'UNEMPLOYED',
    "open" BOOLEAN NOT NULL DEFAULT true,
    "seq" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 0,
    "head_hash" BYTEA NOT NULL,
    "state" JSONB NOT NULL,
    "last_contact_on" DATE,
    "next_due_at" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "cases_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "start_requests" (
    "case_id" UUID NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "start_requests_pkey" PRIMARY KEY ("case_id")
);

-- CreateTable
CREATE TABLE "facts" (
    "case_id" UUID NOT NULL,
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

    CONSTRAINT "facts_pkey" PRIMARY KEY ("case_id","seq")
);

-- CreateTable
CREATE TABLE "tasks" (
    "case_id" UUID NOT NULL,
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "org_code" TEXT NOT NULL,
    "owner_org_code" TEXT,
    "owner_id" UUID,
    "status" "TaskStatus" NOT NULL DEFAULT 'OPEN',
    "clauses" TEXT[],
    "period" TEXT,
    "opens_on" DATE NOT NULL,
    "due_on" DATE NOT NULL,
    "provisional" BOOLEAN NOT NULL,
    "urgent_from" TIMESTAMPTZ(3) NOT NULL,
    "overdue_from" TIMESTAMPTZ(3) NOT NULL,
    "items" JSONB,
    "escalated_to" "OrgLevel",
    "late" BOOLEAN NOT NULL DEFAULT false,
    "closed_at" TIMESTAMPTZ(3),
    "claimed_by" UUID,
    "claimed_until" TIMESTAMPTZ(3),

    CONSTRAINT "tasks_pkey" PRIMARY KEY ("case_id","id")
);

-- CreateTable
CREATE TABLE "service_records" (
    "case_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "item" TEXT NOT NULL,
    "answer" TEXT NOT NULL,
    "reference" TEXT,
    "fit_reason" TEXT,
    "done_on" DATE NOT NULL,
    "by" TEXT NOT NULL,
    "note_id" UUID,

    CONSTRAINT "service_records_pkey" PRIMARY KEY ("case_id","seq")
);

-- CreateTable
CREATE TABLE "follow_ups" (
    "case_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "reached" BOOLEAN NOT NULL,
    "done_on" DATE NOT NULL,
    "channel" TEXT NOT NULL,
    "period" TEXT,
    "by" TEXT NOT NULL,
    "note_id" UUID,

    CONSTRAINT "follow_ups_pkey" PRIMARY KEY ("case_id","seq")
);

-- CreateTable
CREATE TABLE "particulars" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "cipher" BYTEA NOT NULL,
    "hash" BYTEA NOT NULL,
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "particulars_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notifications" (
    "case_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "template" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'PENDING',
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "notifications_pkey" PRIMARY KEY ("case_id","seq")
);

-- CreateTable
CREATE TABLE "organisations" (
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "level" "OrgLevel" NOT NULL,
    "parent_code" TEXT,
    "division_code" TEXT,
    "accepts_registrations" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "organisations_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "staff" (
    "id" UUID NOT NULL,
    "username" TEXT NOT NULL,
    "display_name" TEXT NOT NULL,
    "org_code" TEXT NOT NULL,
    "role" "StaffRole" NOT NULL,
    "password_hash" TEXT NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "staff_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff_sessions" (
    "token_hash" BYTEA NOT NULL,
    "staff_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "staff_sessions_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "access_records" (
    "id" BIGSERIAL NOT NULL,
    "staff_id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "what" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "access_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "access_records_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "policy_versions" (
    "id" TEXT NOT NULL,
    "valid_from" DATE NOT NULL,
    "source_document" TEXT NOT NULL,
    "approved_by" TEXT NOT NULL,
    "parameters" JSONB NOT NULL,

    CONSTRAINT "policy_versions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "calendar_years" (
    "year" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL,
    "status" "CalendarStatus" NOT NULL,
    "off" TEXT[],
    "work" TEXT[],
    "source_note" TEXT NOT NULL,

    CONSTRAINT "calendar_years_pkey" PRIMARY KEY ("year","revision")
);

-- CreateTable
CREATE TABLE "persons" (
    "id" UUID NOT NULL,
    "document_kind" "DocumentKind" NOT NULL,
    "number_cipher" BYTEA NOT NULL,
    "number_hash" BYTEA NOT NULL,
    "name_cipher" BYTEA NOT NULL,
    "phone_cipher" BYTEA NOT NULL,
    "birth_date" DATE NOT NULL,
    "sex" "Sex" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "persons_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "registrations" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "org_code" TEXT NOT NULL,
    "place_type" "PlaceType" NOT NULL,
    "channel" "RegistrationChannel" NOT NULL,
    "registered_at" TIMESTAMPTZ(3) NOT NULL,
    "registered_on" DATE NOT NULL,
    "status" "RegistrationStatus" NOT NULL DEFAULT 'ACTIVE',
    "commitment_version" TEXT NOT NULL,
    "declarations" JSONB NOT NULL,
    "profile" JSONB NOT NULL,
    "tags" JSONB NOT NULL,
    "accepted_by" UUID NOT NULL,
    "command_id" TEXT NOT NULL,
    "command_digest" BYTEA NOT NULL,
    "previous_id" UUID,
    "ended_on" DATE,
    "ground" TEXT,
    "evidence_id" UUID,

    CONSTRAINT "registrations_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "cases_registration_id_key" ON "cases"("registration_id");

-- CreateIndex
CREATE INDEX "cases_org_code_open_idx" ON "cases"("org_code", "open");

-- CreateIndex
CREATE INDEX "cases_owner_id_open_idx" ON "cases"("owner_id", "open");

-- CreateIndex
CREATE INDEX "facts_case_id_cause_id_idx" ON "facts"("case_id", "cause_id");

-- CreateIndex
CREATE INDEX "tasks_status_kind_org_code_overdue_from_idx" ON "tasks"("status", "kind", "org_code", "overdue_from");

-- CreateIndex
CREATE INDEX "tasks_owner_id_status_overdue_from_idx" ON "tasks"("owner_id", "status", "overdue_from");

-- CreateIndex
CREATE INDEX "particulars_case_id_idx" ON "particulars"("case_id");

-- CreateIndex
CREATE INDEX "notifications_status_created_at_idx" ON "notifications"("status", "created_at");

-- CreateIndex
CREATE INDEX "organisations_parent_code_idx" ON "organisations"("parent_code");

-- CreateIndex
CREATE UNIQUE INDEX "staff_username_key" ON "staff"("username");

-- CreateIndex
CREATE INDEX "staff_org_code_role_idx" ON "staff"("org_code", "role");

-- CreateIndex
CREATE INDEX "staff_sessions_expires_at_idx" ON "staff_sessions"("expires_at");

-- CreateIndex
CREATE INDEX "access_records_case_id_idx" ON "access_records"("case_id");

-- CreateIndex
CREATE UNIQUE INDEX "persons_number_hash_key" ON "persons"("number_hash");

-- CreateIndex
CREATE UNIQUE INDEX "registrations_command_id_key" ON "registrations"("command_id");

-- CreateIndex
CREATE INDEX "registrations_person_id_idx" ON "registrations"("person_id");

-- CreateIndex
CREATE INDEX "registrations_org_code_idx" ON "registrations"("org_code");

-- AddForeignKey
ALTER TABLE "cases" ADD CONSTRAINT "cases_registration_id_fkey" FOREIGN KEY ("registration_id") REFERENCES "registrations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "start_requests" ADD CONSTRAINT "start_requests_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "cases"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "facts" ADD CONSTRAINT "facts_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "cases"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "cases"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service_records" ADD CONSTRAINT "service_records_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "cases"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "follow_ups" ADD CONSTRAINT "follow_ups_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "cases"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "particulars" ADD CONSTRAINT "particulars_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "cases"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "cases"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organisations" ADD CONSTRAINT "organisations_parent_code_fkey" FOREIGN KEY ("parent_code") REFERENCES "organisations"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff" ADD CONSTRAINT "staff_org_code_fkey" FOREIGN KEY ("org_code") REFERENCES "organisations"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_sessions" ADD CONSTRAINT "staff_sessions_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "persons"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_org_code_fkey" FOREIGN KEY ("org_code") REFERENCES "organisations"("code") ON DELETE RESTRICT ON UPDATE CASCADE;


-- What the schema language cannot say. Each rule stands beside the comment that states it.

-- R-61: the ten grounds of the notice. R-63, R-64: three refusals (provincial 31) and six months without
-- contact (32) are no grounds, and neither is reaching the retirement month (22).
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_ground_lawful"
  CHECK ("ground" IN ('PENSION', 'HIRED', 'BUSINESS', 'SCHOOL', 'ARMY', 'ABROAD', 'INCAPABLE', 'PRISON', 'DEATH', 'OTHER_LAW'));
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_ending_complete" CHECK (
  ("status" = 'ACTIVE' AND "ended_on" IS NULL AND "ground" IS NULL AND "evidence_id" IS NULL)
  OR ("status" = 'CANCELLED' AND "ended_on" IS NOT NULL AND "ground" IS NOT NULL AND "evidence_id" IS NOT NULL)
  OR ("status" = 'CONVERTED' AND "ended_on" IS NOT NULL AND "ground" IS NULL AND "evidence_id" IS NOT NULL));
COMMENT ON TABLE "registrations" IS
  '失业登记. Cancelled only on a ground of R-61 with evidence; refusing services or being out of reach never ends it (R-63, R-64).';

-- A-16: one active registration a person in the whole city.
CREATE UNIQUE INDEX "registrations_one_active_a_person" ON "registrations" ("person_id") WHERE "status" = 'ACTIVE';

ALTER TABLE "organisations" ADD CONSTRAINT "organisations_code_in_tree" CHECK (
  ("level" = 'CITY' AND "code" ~ '^\d{4}$' AND "parent_code" IS NULL)
  OR ("level" = 'COUNTY' AND "code" ~ '^\d{6}$' AND "parent_code" = left("code", 4))
  OR ("level" = 'SUBDISTRICT' AND "code" ~ '^\d{9}$' AND "parent_code" = left("code", 6))
  OR ("level" = 'COMMUNITY' AND "code" ~ '^\d{12}$' AND "parent_code" = left("code", 9)));
COMMENT ON TABLE "organisations" IS '机构. A scope is a code prefix: a parent''s code is the beginning of its children''s.';

-- Scopes are read as prefixes.
CREATE INDEX "cases_org_prefix" ON "cases" ("org_code" text_pattern_ops);
CREATE INDEX "tasks_org_prefix" ON "tasks" ("org_code" text_pattern_ops, "kind") WHERE "status" = 'OPEN';
CREATE INDEX "start_requests_waiting" ON "start_requests" ("requested_at") WHERE "started_at" IS NULL;

-- Overdue in SQL, for counting and sorting many tasks; says the same as domain/overdue.ts, which a test holds it to.
CREATE FUNCTION "task_standing"(opens_on date, urgent_from timestamptz, overdue_from timestamptz, provisional boolean, at timestamptz)
RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE
    WHEN at < (opens_on::timestamp AT TIME ZONE 'Asia/Shanghai') THEN 'PLANNED'
    WHEN at >= overdue_from THEN CASE WHEN provisional THEN 'URGENT' ELSE 'OVERDUE' END
    WHEN at >= urgent_from THEN 'URGENT'
    ELSE 'OPEN'
  END
$$;

-- The ledger is append-only, for its owner too.
CREATE FUNCTION "refuse_ledger_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the ledger is append-only: % on % refused', TG_OP, TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END
$$;
CREATE TRIGGER "facts_append_only" BEFORE UPDATE OR DELETE ON "facts"
  FOR EACH ROW EXECUTE FUNCTION "refuse_ledger_change"();
CREATE TRIGGER "facts_no_truncate" BEFORE TRUNCATE ON "facts"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_ledger_change"();
CREATE TRIGGER "access_records_append_only" BEFORE UPDATE OR DELETE ON "access_records"
  FOR EACH ROW EXECUTE FUNCTION "refuse_ledger_change"();
COMMENT ON TABLE "facts" IS '事实台账. Append-only by grant and trigger; hash = sha256(canonical fact with prev_hash).';

-- The application's group role: a login is made its member. It can do no more than it needs.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'bangfu_app') THEN
    CREATE ROLE "bangfu_app" NOLOGIN;
  END IF;
END
$$;
GRANT USAGE ON SCHEMA public TO "bangfu_app";
GRANT SELECT ON "organisations", "policy_versions", "calendar_years" TO "bangfu_app";
GRANT SELECT ON "staff" TO "bangfu_app";
GRANT SELECT, INSERT, DELETE ON "staff_sessions" TO "bangfu_app";
GRANT SELECT, INSERT ON "facts", "access_records", "service_records", "follow_ups", "particulars" TO "bangfu_app";
GRANT USAGE ON SEQUENCE "access_records_id_seq" TO "bangfu_app";
GRANT SELECT, INSERT, UPDATE ON "persons", "registrations", "cases", "start_requests", "tasks", "notifications" TO "bangfu_app";
