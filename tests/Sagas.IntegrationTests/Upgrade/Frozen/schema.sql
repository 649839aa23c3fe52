SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;
CREATE SCHEMA sagas;
COMMENT ON SCHEMA sagas IS 'Payment sagas: who paid, what failed, what went back and why.';
CREATE FUNCTION sagas.let_reader_read() RETURNS void
    LANGUAGE sql
    AS $$
    grant usage on schema sagas to sagas_reader;
    grant select on all tables in schema sagas to sagas_reader;
$$;
COMMENT ON FUNCTION sagas.let_reader_read() IS 'Lets sagas_reader read every table and view of this schema; every migration calls it.';
SET default_tablespace = '';
SET default_table_access_method = heap;
CREATE TABLE sagas.cancel_request (
    team_slug text NOT NULL COLLATE pg_catalog."C",
    external_request_id text NOT NULL COLLATE pg_catalog."C",
    payment_id text NOT NULL COLLATE pg_catalog."C",
    saga_id uuid NOT NULL,
    message_id uuid NOT NULL,
    requested_at timestamp with time zone NOT NULL
);
COMMENT ON TABLE sagas.cancel_request IS 'Which payment a merchant''s request id was first used for.';
CREATE TABLE sagas.compensation_count (
    saga_id uuid NOT NULL,
    counted_at timestamp with time zone NOT NULL,
    team_slug text NOT NULL COLLATE pg_catalog."C",
    gateway text COLLATE pg_catalog."C",
    amount bigint NOT NULL,
    currency text,
    recorded_at timestamp with time zone NOT NULL
);
COMMENT ON TABLE sagas.compensation_count IS 'Automatic compensations of the last days as the brake counts them; how the processes tell each other. Amounts are minor units.';
COMMENT ON COLUMN sagas.compensation_count.recorded_at IS 'By the clock of the database; counted_at is by the clock of the process that counted.';
CREATE TABLE sagas.payment (
    id uuid NOT NULL,
    version bigint NOT NULL,
    team_slug text NOT NULL COLLATE pg_catalog."C",
    payment_id text NOT NULL COLLATE pg_catalog."C",
    state text NOT NULL COLLATE pg_catalog."C",
    status text COLLATE pg_catalog."C",
    reason text,
    hold text,
    order_id text,
    gateway text COLLATE pg_catalog."C",
    gateway_payment_id text,
    gateway_session_id text,
    currency text,
    announced_amount bigint,
    captured_amount bigint,
    returned_amount bigint NOT NULL,
    released_amount bigint NOT NULL,
    payable_amount bigint,
    due_at timestamp with time zone,
    due_action text,
    due_claimed_until timestamp with time zone,
    owed_since timestamp with time zone,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    closed_at timestamp with time zone,
    capture_told boolean NOT NULL,
    ask_first boolean NOT NULL,
    compensation_announced boolean NOT NULL,
    claims jsonb NOT NULL,
    operations jsonb NOT NULL,
    outside_returns jsonb NOT NULL,
    prices jsonb NOT NULL,
    fact_times jsonb NOT NULL
);
COMMENT ON TABLE sagas.payment IS 'One row per payment, never deleted. Amounts are minor units of currency.';
COMMENT ON COLUMN sagas.payment.id IS 'UUIDv5 of team_slug and payment_id.';
COMMENT ON COLUMN sagas.payment.version IS 'Messages consumed; the guard against lost updates. Raise it by one with every change by hand.';
COMMENT ON COLUMN sagas.payment.state IS 'Where the saga stands; status is what the outside world sees.';
COMMENT ON COLUMN sagas.payment.hold IS 'Why nothing may be sent until a person looked.';
COMMENT ON COLUMN sagas.payment.payable_amount IS 'What has to go back now; empty when the price of an owed item is not known.';
COMMENT ON COLUMN sagas.payment.due_at IS 'When the saga looks at the payment again by itself, to do due_action.';
COMMENT ON COLUMN sagas.payment.due_claimed_until IS 'A process has made the timer message and is left alone with it until then.';
COMMENT ON COLUMN sagas.payment.claims IS 'Every reason for which money is, was or would be owed.';
COMMENT ON COLUMN sagas.payment.operations IS 'Every cancel, reverse or refund decided; only the last can be open.';
COMMENT ON COLUMN sagas.payment.fact_times IS 'When granting, notifying and disputes happened, as exact as publishers told it.';
CREATE VIEW sagas.compensation_latency AS
 SELECT date_trunc('hour'::text, payment.closed_at) AS hour,
    payment.gateway,
    payment.status,
    count(*) AS payments,
    (percentile_cont((0.5)::double precision) WITHIN GROUP (ORDER BY ((EXTRACT(epoch FROM (payment.closed_at - payment.owed_since)))::double precision)) * '00:00:01'::interval) AS p50,
    (percentile_cont((0.99)::double precision) WITHIN GROUP (ORDER BY ((EXTRACT(epoch FROM (payment.closed_at - payment.owed_since)))::double precision)) * '00:00:01'::interval) AS p99,
    max((payment.closed_at - payment.owed_since)) AS longest
   FROM sagas.payment
  WHERE ((payment.closed_at IS NOT NULL) AND (payment.owed_since IS NOT NULL))
  GROUP BY (date_trunc('hour'::text, payment.closed_at)), payment.gateway, payment.status
  ORDER BY (date_trunc('hour'::text, payment.closed_at)) DESC, payment.gateway, payment.status;
COMMENT ON VIEW sagas.compensation_latency IS 'From the failure to the end, by the hour in which it ended.';
CREATE TABLE sagas.compensation_pause (
    id uuid NOT NULL,
    scope text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL COLLATE pg_catalog."C",
    begun_at timestamp with time zone NOT NULL,
    begun_by text NOT NULL,
    begun_because text NOT NULL,
    ended_at timestamp with time zone,
    ended_by text,
    ended_because text
);
COMMENT ON TABLE sagas.compensation_pause IS 'Every pause of compensation that a person set and who lifted it; in force while ended_at is empty. Pauses of the configuration are not here.';
COMMENT ON COLUMN sagas.compensation_pause.scope IS 'all, team or gateway; name is the team or gateway, empty for all.';
CREATE TABLE sagas.gateway_operation (
    operation_id uuid NOT NULL,
    attempt integer NOT NULL,
    saga_id uuid NOT NULL,
    gateway text NOT NULL,
    kind text NOT NULL,
    amount bigint NOT NULL,
    currency text NOT NULL,
    sent_at timestamp with time zone NOT NULL,
    snapshot text,
    outcome text,
    outcome_detail jsonb,
    answered_at timestamp with time zone
);
COMMENT ON TABLE sagas.gateway_operation IS 'The gateways'' journal: one row per attempt, written before the call. Without an outcome nobody knows yet what became of it.';
CREATE TABLE sagas.inbox (
    saga_id uuid NOT NULL,
    message text NOT NULL COLLATE pg_catalog."C",
    message_id uuid NOT NULL,
    body_hash text NOT NULL,
    consumed_at timestamp with time zone NOT NULL
)
PARTITION BY RANGE (consumed_at);
COMMENT ON TABLE sagas.inbox IS 'Messages consumed, in weekly partitions made ahead and dropped by the service. Each has its own unique index.';
CREATE TABLE sagas.inbox_20261116 (
    saga_id uuid NOT NULL,
    message text NOT NULL COLLATE pg_catalog."C",
    message_id uuid NOT NULL,
    body_hash text NOT NULL,
    consumed_at timestamp with time zone NOT NULL
);
CREATE TABLE sagas.inbox_20261123 (
    saga_id uuid NOT NULL,
    message text NOT NULL COLLATE pg_catalog."C",
    message_id uuid NOT NULL,
    body_hash text NOT NULL,
    consumed_at timestamp with time zone NOT NULL
);
CREATE TABLE sagas.inbox_20261130 (
    saga_id uuid NOT NULL,
    message text NOT NULL COLLATE pg_catalog."C",
    message_id uuid NOT NULL,
    body_hash text NOT NULL,
    consumed_at timestamp with time zone NOT NULL
);
CREATE TABLE sagas.outbox (
    id uuid NOT NULL,
    saga_id uuid,
    claimed_until timestamp with time zone NOT NULL,
    destination text NOT NULL,
    message_types text NOT NULL,
    content_type text NOT NULL,
    body text NOT NULL,
    headers json,
    properties json,
    correlation_id uuid,
    conversation_id uuid,
    initiator_id uuid,
    request_id uuid,
    source text,
    response text,
    fault text,
    sent_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone,
    trace_parent text,
    trace_state text
)
WITH (autovacuum_vacuum_scale_factor='0', autovacuum_vacuum_threshold='5000', autovacuum_vacuum_insert_scale_factor='0', autovacuum_vacuum_insert_threshold='5000', autovacuum_analyze_scale_factor='0', autovacuum_analyze_threshold='5000', autovacuum_vacuum_cost_delay='0');
COMMENT ON TABLE sagas.outbox IS 'Messages promised and not yet delivered. Whoever holds a row until claimed_until sends it; then the relay may.';
CREATE VIEW sagas.outbox_backlog AS
 SELECT outbox.destination,
    count(*) AS messages,
    count(*) FILTER (WHERE (outbox.claimed_until <= now())) AS held_by_nobody,
    min(outbox.sent_at) AS oldest_sent_at,
        CASE
            WHEN isfinite(min(outbox.sent_at)) THEN (now() - min(outbox.sent_at))
            ELSE NULL::interval
        END AS oldest_age
   FROM sagas.outbox
  GROUP BY outbox.destination
  ORDER BY (count(*)) DESC;
COMMENT ON VIEW sagas.outbox_backlog IS 'Messages promised and not yet delivered; many held by nobody mean that no relay runs.';
CREATE TABLE sagas.payment_history (
    saga_id uuid NOT NULL,
    version bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    event text NOT NULL,
    message_id uuid NOT NULL,
    from_state text NOT NULL,
    to_state text NOT NULL,
    actor text,
    trace_id text,
    remarks jsonb NOT NULL,
    alert boolean NOT NULL
);
COMMENT ON TABLE sagas.payment_history IS 'Append only: every consumed message and what it meant.';
CREATE VIEW sagas.payments_by_state AS
 SELECT payment.state,
    payment.status,
    payment.gateway,
    payment.currency,
    count(*) AS payments,
    sum(payment.payable_amount) AS payable_amount,
    min(payment.updated_at) AS longest_unchanged_since
   FROM sagas.payment
  GROUP BY payment.state, payment.status, payment.gateway, payment.currency
  ORDER BY payment.state, payment.status, payment.gateway, payment.currency;
CREATE TABLE sagas.schema_migration (
    "MigrationId" character varying(150) NOT NULL,
    "ProductVersion" character varying(32) NOT NULL
);
CREATE VIEW sagas.stuck_payments AS
 SELECT p.team_slug,
    p.payment_id,
    p.state,
    p.status,
    p.gateway,
    p.payable_amount,
    p.currency,
    COALESCE(p.hold, p.reason) AS why,
    p.due_action AS next_action,
    p.due_at AS next_at,
    (now() - p.updated_at) AS unchanged_for,
        CASE
            WHEN (p.state = ANY (ARRAY['ManualActionRequired'::text, 'AwaitingApproval'::text])) THEN 'waits for a person'::text
            WHEN (p.state = 'Reconciling'::text) THEN 'the outcome of an operation is not known'::text
            WHEN (p.due_at < (now() - '00:15:00'::interval)) THEN 'its timer is overdue'::text
            ELSE 'money is owed for more than 15 minutes'::text
        END AS stuck_because,
    ( SELECT (e.o ->> 'id'::text)
           FROM jsonb_array_elements(p.operations) WITH ORDINALITY e(o, n)
          ORDER BY e.n DESC
         LIMIT 1) AS last_operation_id,
    p.id AS saga_id
   FROM sagas.payment p
  WHERE ((p.state = ANY (ARRAY['ManualActionRequired'::text, 'AwaitingApproval'::text, 'Reconciling'::text])) OR ((p.due_at IS NOT NULL) AND (p.due_action IS NOT NULL) AND (COALESCE(p.due_claimed_until, p.due_at) < (now() - '00:15:00'::interval))) OR ((p.state = ANY (ARRAY['Cancelling'::text, 'Reversing'::text, 'Refunding'::text])) AND (p.owed_since < (now() - '00:15:00'::interval))))
  ORDER BY p.owed_since, p.updated_at;
COMMENT ON VIEW sagas.stuck_payments IS 'What somebody should look at, the longest owed first.';
ALTER TABLE ONLY sagas.inbox ATTACH PARTITION sagas.inbox_20261116 FOR VALUES FROM ('2026-11-16 00:00:00+00') TO ('2026-11-23 00:00:00+00');
ALTER TABLE ONLY sagas.inbox ATTACH PARTITION sagas.inbox_20261123 FOR VALUES FROM ('2026-11-23 00:00:00+00') TO ('2026-11-30 00:00:00+00');
ALTER TABLE ONLY sagas.inbox ATTACH PARTITION sagas.inbox_20261130 FOR VALUES FROM ('2026-11-30 00:00:00+00') TO ('2026-12-07 00:00:00+00');
ALTER TABLE ONLY sagas.schema_migration
    ADD CONSTRAINT "PK_schema_migration" PRIMARY KEY ("MigrationId");
ALTER TABLE ONLY sagas.cancel_request
    ADD CONSTRAINT cancel_request_pkey PRIMARY KEY (team_slug, external_request_id);
ALTER TABLE ONLY sagas.compensation_count
    ADD CONSTRAINT compensation_count_pkey PRIMARY KEY (saga_id, counted_at);
ALTER TABLE ONLY sagas.compensation_pause
    ADD CONSTRAINT compensation_pause_pkey PRIMARY KEY (id);
ALTER TABLE ONLY sagas.gateway_operation
    ADD CONSTRAINT gateway_operation_pkey PRIMARY KEY (operation_id, attempt);
ALTER TABLE ONLY sagas.outbox
    ADD CONSTRAINT outbox_pkey PRIMARY KEY (id);
ALTER TABLE ONLY sagas.payment_history
    ADD CONSTRAINT payment_history_pkey PRIMARY KEY (saga_id, version);
ALTER TABLE ONLY sagas.payment
    ADD CONSTRAINT payment_pkey PRIMARY KEY (id);
CREATE INDEX compensation_count_by_record ON sagas.compensation_count USING btree (recorded_at);
CREATE UNIQUE INDEX compensation_pause_in_force ON sagas.compensation_pause USING btree (scope, name) WHERE (ended_at IS NULL);
CREATE INDEX gateway_operation_by_saga ON sagas.gateway_operation USING btree (saga_id);
CREATE UNIQUE INDEX inbox_20261116_once ON sagas.inbox_20261116 USING btree (message_id, saga_id, message);
CREATE UNIQUE INDEX inbox_20261123_once ON sagas.inbox_20261123 USING btree (message_id, saga_id, message);
CREATE UNIQUE INDEX inbox_20261130_once ON sagas.inbox_20261130 USING btree (message_id, saga_id, message);
CREATE INDEX outbox_by_claim ON sagas.outbox USING btree (claimed_until);
CREATE INDEX payment_by_gateway ON sagas.payment USING btree (gateway, gateway_payment_id);
CREATE INDEX payment_by_gateway_session ON sagas.payment USING btree (gateway_session_id) WHERE (gateway_session_id IS NOT NULL);
CREATE UNIQUE INDEX payment_by_name ON sagas.payment USING btree (team_slug, payment_id);
CREATE INDEX payment_by_order ON sagas.payment USING btree (order_id) WHERE (order_id IS NOT NULL);
CREATE INDEX payment_by_state ON sagas.payment USING btree (state, updated_at, id);
CREATE INDEX payment_by_update ON sagas.payment USING btree (updated_at, id);
CREATE INDEX payment_due ON sagas.payment USING btree (COALESCE(due_claimed_until, due_at)) WHERE ((due_at IS NOT NULL) AND (due_action IS NOT NULL));
