-- AddForeignKey
ALTER TABLE "cases" ADD CONSTRAINT "cases_org_code_fkey" FOREIGN KEY ("org_code") REFERENCES "organisations"("code") ON DELETE RESTRICT ON UPDATE CASCADE;


-- What the schema language cannot say.

COMMENT ON COLUMN "cases"."org_code" IS
  'Whose scope the case is in. Moves with a transfer; where the person registered stands in the registration.';
