using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LabelHub.Persistence.Migrations;

[DbContext(typeof(LabelHubContext))]
[Migration("20261121_09_Reminders")]
internal sealed class Reminders : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
        -- Who is told first, second and so on; where nobody is named, the owners are, in the order they joined.
        ALTER TABLE members ADD COLUMN notify_order smallint CHECK (notify_order BETWEEN 1 AND 20);

        CREATE FUNCTION reminder_contacts(workshop uuid) RETURNS TABLE (account_id uuid, place bigint) LANGUAGE sql STABLE AS $$
            SELECT m.account_id, row_number() OVER (ORDER BY m.notify_order, m.joined_at, m.account_id) FROM members m
            WHERE m.workshop_id = workshop AND (m.notify_order IS NOT NULL OR (m.role = 'owner'
                AND NOT EXISTS (SELECT 1 FROM members n WHERE n.workshop_id = workshop AND n.notify_order IS NOT NULL)))
        $$;

        CREATE TABLE credentials (
            id uuid PRIMARY KEY,
            workshop_id uuid NOT NULL REFERENCES workshops,
            kind text NOT NULL CHECK (kind IN ('healthCertificate', 'scaleVerification', 'inspectionReport')),
            holder text CHECK (char_length(holder) <= 100),
            number text CHECK (char_length(number) <= 100),
            valid_until date NOT NULL,
            created_at timestamptz NOT NULL,
            deleted_at timestamptz
        );
        CREATE INDEX credentials_by_workshop ON credentials (workshop_id, id);

        CREATE TABLE report_schedules (
            id uuid PRIMARY KEY,
            workshop_id uuid NOT NULL REFERENCES workshops,
            title text NOT NULL CHECK (char_length(title) BETWEEN 1 AND 100),
            audience text NOT NULL CHECK (audience IN ('workshop', 'office')),
            contact_account_id uuid REFERENCES accounts,
            day_of_month smallint NOT NULL CHECK (day_of_month BETWEEN 1 AND 31),
            from_month smallint CHECK (from_month BETWEEN 1 AND 12),
            until_month smallint CHECK (until_month BETWEEN 1 AND 12),
            lead_days integer[] NOT NULL CHECK (cardinality(lead_days) BETWEEN 1 AND 10),
            roll_back_to_workday boolean NOT NULL,
            created_at timestamptz NOT NULL,
            deleted_at timestamptz,
            CHECK ((audience = 'office') = (contact_account_id IS NOT NULL)),
            CHECK ((from_month IS NULL) = (until_month IS NULL))
        );
        CREATE INDEX report_schedules_by_workshop ON report_schedules (workshop_id, id);

        -- Everything that has a due date, and when it is to be looked at next. The row is also the lock of its subject.
        CREATE TABLE watches (
            subject_id uuid NOT NULL,
            kind text NOT NULL CHECK (kind IN ('batchExpiry', 'registrationCertificate', 'healthCertificate', 'scaleVerification', 'inspectionReport', 'reportDue', 'ruleChange')),
            workshop_id uuid NOT NULL REFERENCES workshops,
            audience text NOT NULL CHECK (audience IN ('workshop', 'office')),
            -- null: there is nothing to remind of, now or any more
            due_date date,
            due_time smallint CHECK (due_time BETWEEN 0 AND 1440),
            starts_on date,
            renew_days_before smallint CHECK (renew_days_before BETWEEN 0 AND 365),
            note text CHECK (char_length(note) <= 2000),
            next_stage text CHECK (char_length(next_stage) <= 16),
            next_at timestamptz,
            -- by which rules and calendar the row was planned; the programme plans rows of another edition again
            plan_edition text NOT NULL CHECK (char_length(plan_edition) <= 64),
            PRIMARY KEY (subject_id, kind),
            CHECK ((next_at IS NULL) = (next_stage IS NULL)),
            CHECK (next_at IS NULL OR due_date IS NOT NULL)
        );
        CREATE INDEX watches_by_next ON watches (next_at) WHERE next_at IS NOT NULL;

        -- What fell due. The row is the to-do of the list inside the app: one row, one transaction, nothing to fail between.
        CREATE TABLE reminders (
            id uuid PRIMARY KEY,
            workshop_id uuid NOT NULL REFERENCES workshops,
            kind text NOT NULL CHECK (kind IN ('batchExpiry', 'registrationCertificate', 'healthCertificate', 'scaleVerification', 'inspectionReport', 'reportDue', 'ruleChange')),
            subject_id uuid NOT NULL,
            due_date date NOT NULL,
            due_time smallint CHECK (due_time BETWEEN 0 AND 1440),
            stage text NOT NULL CHECK (char_length(stage) BETWEEN 1 AND 16),
            audience text NOT NULL CHECK (audience IN ('workshop', 'office')),
            state text NOT NULL CHECK (state IN ('due', 'acknowledged', 'cancelled', 'skipped')),
            renew_by date,
            note text CHECK (char_length(note) <= 2000),
            created_at timestamptz NOT NULL,
            acknowledged_at timestamptz,
            acknowledged_by uuid REFERENCES accounts,
            -- how many people have been told, and when the next one is to be, if nobody has answered by then
            escalation smallint NOT NULL DEFAULT 0 CHECK (escalation BETWEEN 0 AND 20),
            escalate_at timestamptz,
            UNIQUE (workshop_id, kind, subject_id, due_date, stage, audience),
            CHECK ((state = 'acknowledged') = (acknowledged_at IS NOT NULL)),
            CHECK ((acknowledged_at IS NULL) = (acknowledged_by IS NULL))
        );
        CREATE INDEX reminders_by_workshop ON reminders (workshop_id, id);
        CREATE INDEX reminders_by_escalation ON reminders (escalate_at) WHERE state = 'due' AND escalate_at IS NOT NULL;

        -- One message to one person on one day.
        CREATE TABLE deliveries (
            id uuid PRIMARY KEY,
            account_id uuid NOT NULL REFERENCES accounts,
            day date NOT NULL,
            purpose text NOT NULL CHECK (purpose IN ('expiry', 'report')),
            state text NOT NULL CHECK (state IN ('pending', 'claimed', 'sending', 'sent', 'notSubscribed', 'failed', 'unknown', 'cancelled')),
            not_before timestamptz NOT NULL,
            -- opaque: goes into the message's page, so that a person or a test can count messages of one delivery
            dedupe_reference text NOT NULL UNIQUE CHECK (char_length(dedupe_reference) = 12),
            lease_owner text CHECK (char_length(lease_owner) <= 64),
            lease_until timestamptz,
            attempts smallint NOT NULL DEFAULT 0 CHECK (attempts BETWEEN 0 AND 100),
            template_id text CHECK (char_length(template_id) <= 128),
            grants_before integer,
            sending_since timestamptz,
            last_error_code integer,
            message_id text CHECK (char_length(message_id) <= 64),
            evidence text CHECK (evidence IN ('answer', 'sentEvent', 'grantArithmetic', 'policy', 'operator')),
            sent_at timestamptz,
            created_at timestamptz NOT NULL,
            UNIQUE (account_id, day),
            CHECK ((state IN ('claimed', 'sending')) = (lease_until IS NOT NULL)),
            CHECK ((state IN ('claimed', 'sending')) = (lease_owner IS NOT NULL)),
            CHECK (state <> 'sent' OR (evidence IS NOT NULL AND sent_at IS NOT NULL))
        );
        CREATE INDEX deliveries_pending ON deliveries (not_before) WHERE state = 'pending';
        CREATE INDEX deliveries_leased ON deliveries (lease_until) WHERE state IN ('claimed', 'sending');
        CREATE INDEX deliveries_unknown ON deliveries (sending_since) WHERE state = 'unknown';
        CREATE INDEX deliveries_failed ON deliveries (created_at) WHERE state = 'failed';
        -- in flight or unsettled for one person: blocks that person's next message
        CREATE INDEX deliveries_unsettled ON deliveries (account_id) WHERE state IN ('claimed', 'sending', 'unknown');

        -- That a person is to be told of a reminder; without a delivery it waits for that person's next message.
        CREATE TABLE notices (
            reminder_id uuid NOT NULL REFERENCES reminders,
            account_id uuid NOT NULL REFERENCES accounts,
            ready_at timestamptz NOT NULL,
            delivery_id uuid REFERENCES deliveries,
            PRIMARY KEY (reminder_id, account_id)
        );
        CREATE INDEX notices_waiting ON notices (account_id, ready_at) WHERE delivery_id IS NULL;
        CREATE INDEX notices_by_delivery ON notices (delivery_id) WHERE delivery_id IS NOT NULL;

        -- One row a job, whichever node ran it last: a run that does not report is an alarm.
        CREATE TABLE job_heartbeats (
            job text PRIMARY KEY CHECK (char_length(job) BETWEEN 1 AND 64),
            every_seconds integer NOT NULL CHECK (every_seconds > 0),
            registered_at timestamptz NOT NULL,
            node text NOT NULL CHECK (char_length(node) <= 64),
            started_at timestamptz,
            finished_at timestamptz,
            succeeded_at timestamptz,
            done bigint,
            failure text CHECK (char_length(failure) <= 200)
        );

        CREATE TABLE invitations (
            id uuid PRIMARY KEY,
            workshop_id uuid NOT NULL REFERENCES workshops,
            code_hash bytea NOT NULL UNIQUE CHECK (octet_length(code_hash) = 32),
            role text NOT NULL CHECK (role IN ('owner', 'staff')),
            created_by uuid NOT NULL REFERENCES accounts,
            created_at timestamptz NOT NULL,
            expires_at timestamptz NOT NULL,
            accepted_by uuid REFERENCES accounts,
            accepted_at timestamptz,
            CHECK ((accepted_by IS NULL) = (accepted_at IS NULL))
        );
        CREATE INDEX invitations_by_workshop ON invitations (workshop_id);

        CREATE TABLE calendar_links (
            id uuid PRIMARY KEY,
            workshop_id uuid NOT NULL REFERENCES workshops,
            account_id uuid NOT NULL REFERENCES accounts,
            token_hash bytea NOT NULL UNIQUE CHECK (octet_length(token_hash) = 32),
            created_at timestamptz NOT NULL,
            revoked_at timestamptz
        );
        CREATE INDEX calendar_links_by_workshop ON calendar_links (workshop_id);

        -- What is there already begins to be watched: of no edition, so that the programme plans it at its next look.
        INSERT INTO watches (subject_id, kind, workshop_id, audience, plan_edition)
        SELECT id, 'registrationCertificate', id, 'workshop', '' FROM workshops
        UNION ALL SELECT id, 'batchExpiry', workshop_id, 'workshop', '' FROM batches WHERE expiry_date IS NOT NULL
        UNION ALL SELECT id, 'ruleChange', workshop_id, 'workshop', '' FROM products;
        """);
}
