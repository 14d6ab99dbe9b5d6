-- CreateTable
CREATE TABLE "job_seeker_registrations" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "org_code" TEXT NOT NULL,
    "registered_at" TIMESTAMPTZ(3) NOT NULL,
    "registered_on" DATE NOT NULL,
    "reasons" TEXT[],
    "wishes" TEXT[],
    "accepted_by" UUID NOT NULL,
    "command_id" TEXT NOT NULL,
    "command_digest" BYTEA NOT NULL,

    CONSTRAINT "job_seeker_registrations_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "job_seeker_registrations_command_id_key" ON "job_seeker_registrations"("command_id");

-- CreateIndex
CREATE INDEX "job_seeker_registrations_person_id_idx" ON "job_seeker_registrations"("person_id");

-- CreateIndex
CREATE INDEX "job_seeker_registrations_org_code_idx" ON "job_seeker_registrations"("org_code");

-- AddForeignKey
ALTER TABLE "job_seeker_registrations" ADD CONSTRAINT "job_seeker_registrations_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "persons"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "job_seeker_registrations" ADD CONSTRAINT "job_seeker_registrations_org_code_fkey" FOREIGN KEY ("org_code") REFERENCES "organisations"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

COMMENT ON TABLE "job_seeker_registrations" IS '求职登记 (R-70): a record of its own, without case and cadence.';
GRANT SELECT, INSERT ON "job_seeker_registrations" TO "bangfu_app";
