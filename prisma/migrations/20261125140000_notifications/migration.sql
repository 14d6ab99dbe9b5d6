-- AlterTable
ALTER TABLE "notifications"
    ADD COLUMN "attempts" INTEGER NOT NULL DEFAULT 0,
    ADD COLUMN "next_attempt_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    ADD COLUMN "last_error" TEXT,
    ADD COLUMN "sent_at" TIMESTAMPTZ(3),
    ADD COLUMN "settled_at" TIMESTAMPTZ(3),
    ADD COLUMN "reported_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "organisations" ADD COLUMN "phone" TEXT;


-- What the schema language cannot say. Each rule stands beside the comment that states it.

-- R-62: an outcome has its instant, a failure its class; neither says anything of the person.
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_status_known"
  CHECK ("status" IN ('PENDING', 'SENT', 'DELIVERED', 'FAILED', 'NOT_OWED'));
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_outcome_complete" CHECK (
  ("status" IN ('DELIVERED', 'FAILED', 'NOT_OWED')) = ("settled_at" IS NOT NULL)
  AND ("status" <> 'SENT' OR "sent_at" IS NOT NULL)
  AND ("status" <> 'FAILED' OR "last_error" IS NOT NULL)
  AND ("reported_at" IS NULL OR "settled_at" IS NOT NULL));
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_error_is_a_code"
  CHECK ("last_error" ~ '^[A-Z][A-Z0-9_]{1,30}$');
COMMENT ON TABLE "notifications" IS
  '告知 outbox. Row and template follow from the ledger; how far its delivery is does not. Sent at least once under one id.';

CREATE INDEX "notifications_to_send" ON "notifications" ("next_attempt_at") WHERE "status" = 'PENDING';
CREATE INDEX "notifications_to_report" ON "notifications" ("next_attempt_at")
  WHERE "status" IN ('DELIVERED', 'FAILED') AND "reported_at" IS NULL;

-- Whoever delivers hears of a new one at its commit, without a round trip of the case's.
CREATE FUNCTION "announce_notification"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('notifications', '');
  RETURN NULL;
END
$$;
CREATE TRIGGER "notifications_announced" AFTER INSERT ON "notifications"
  FOR EACH STATEMENT EXECUTE FUNCTION "announce_notification"();

-- R-21: the number a person is told to call.
ALTER TABLE "organisations" ADD CONSTRAINT "organisations_phone_form" CHECK ("phone" ~ '^\+?\d[\d-]{2,18}\d$');
