-- The schema as people read it: words instead of numbers, amounts in minor units, times in UTC.
create schema if not exists sagas;
comment on schema sagas is 'Payment sagas: who paid, what failed, what went back and why.';

create table sagas.payment (
    id uuid primary key,
    version bigint not null,
    team_slug text collate "C" not null,
    payment_id text collate "C" not null,
    state text collate "C" not null,
    status text collate "C",
    reason text,
    hold text,
    order_id text,
    gateway text collate "C",
    gateway_payment_id text,
    gateway_session_id text,
    currency text,
    announced_amount bigint,
    captured_amount bigint,
    returned_amount bigint not null,
    released_amount bigint not null,
    payable_amount bigint,
    due_at timestamptz,
    due_action text,
    due_claimed_until timestamptz,
    owed_since timestamptz,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    closed_at timestamptz,
    capture_told boolean not null,
    ask_first boolean not null,
    compensation_announced boolean not null,
    claims jsonb not null,
    operations jsonb not null,
    outside_returns jsonb not null,
    prices jsonb not null,
    fact_times jsonb not null
);
comment on table sagas.payment is 'One row per payment, never deleted. Amounts are minor units of currency.';
comment on column sagas.payment.id is 'UUIDv5 of team_slug and payment_id.';
comment on column sagas.payment.version is 'Messages consumed; the guard against lost updates. Raise it by one with every change by hand.';
comment on column sagas.payment.state is 'Where the saga stands; status is what the outside world sees.';
comment on column sagas.payment.hold is 'Why nothing may be sent until a person looked.';
comment on column sagas.payment.payable_amount is 'What has to go back now; empty when the price of an owed item is not known.';
comment on column sagas.payment.due_at is 'When the saga looks at the payment again by itself, to do due_action.';
comment on column sagas.payment.due_claimed_until is 'A process has made the timer message and is left alone with it until then.';
comment on column sagas.payment.claims is 'Every reason for which money is, was or would be owed.';
comment on column sagas.payment.operations is 'Every cancel, reverse or refund decided; only the last can be open.';
comment on column sagas.payment.fact_times is 'When granting, notifying and disputes happened, as exact as publishers told it.';

create unique index payment_by_name on sagas.payment (team_slug, payment_id);
create index payment_by_update on sagas.payment (updated_at, id);
create index payment_by_state on sagas.payment (state, updated_at, id);
create index payment_due on sagas.payment ((coalesce(due_claimed_until, due_at))) where due_at is not null and due_action is not null;

create table sagas.payment_history (
    saga_id uuid not null,
    version bigint not null,
    at timestamptz not null,
    event text not null,
    message_id uuid not null,
    from_state text not null,
    to_state text not null,
    actor text,
    trace_id text,
    remarks jsonb not null,
    alert boolean not null,
    primary key (saga_id, version)
);
comment on table sagas.payment_history is 'Append only: every consumed message and what it meant.';

create table sagas.gateway_operation (
    operation_id uuid not null,
    attempt integer not null,
    saga_id uuid not null,
    gateway text not null,
    kind text not null,
    amount bigint not null,
    currency text not null,
    sent_at timestamptz not null,
    snapshot text,
    outcome text,
    outcome_detail jsonb,
    answered_at timestamptz,
    primary key (operation_id, attempt)
);
comment on table sagas.gateway_operation is 'The gateways'' journal: one row per attempt, written before the call. Without an outcome nobody knows yet what became of it.';
create index gateway_operation_by_saga on sagas.gateway_operation (saga_id);

create table sagas.inbox (
    saga_id uuid not null,
    message text collate "C" not null,
    message_id uuid not null,
    body_hash text not null,
    consumed_at timestamptz not null
) partition by range (consumed_at);
comment on table sagas.inbox is 'Messages consumed, in weekly partitions made ahead and dropped by the service. Each has its own unique index.';

create table sagas.outbox (
    id uuid primary key,
    saga_id uuid,
    claimed_until timestamptz not null,
    destination text not null,
    message_types text not null,
    content_type text not null,
    body text not null,
    headers json,
    properties json,
    correlation_id uuid,
    conversation_id uuid,
    initiator_id uuid,
    request_id uuid,
    source text,
    response text,
    fault text,
    sent_at timestamptz not null,
    expires_at timestamptz,
    trace_parent text,
    trace_state text
) with (
    autovacuum_vacuum_scale_factor = 0,
    autovacuum_vacuum_threshold = 5000,
    autovacuum_vacuum_insert_scale_factor = 0,
    autovacuum_vacuum_insert_threshold = 5000,
    autovacuum_analyze_scale_factor = 0,
    autovacuum_analyze_threshold = 5000,
    autovacuum_vacuum_cost_delay = 0
);
comment on table sagas.outbox is 'Messages promised and not yet delivered. Whoever holds a row until claimed_until sends it; then the relay may.';
create index outbox_by_claim on sagas.outbox (claimed_until);

create table sagas.cancel_request (
    team_slug text collate "C" not null,
    external_request_id text collate "C" not null,
    payment_id text collate "C" not null,
    saga_id uuid not null,
    message_id uuid not null,
    requested_at timestamptz not null,
    primary key (team_slug, external_request_id)
);
comment on table sagas.cancel_request is 'Which payment a merchant''s request id was first used for.';

create view sagas.stuck_payments as
select
    p.team_slug, p.payment_id, p.state, p.status, p.gateway, p.payable_amount, p.currency,
    coalesce(p.hold, p.reason) as why,
    p.due_action as next_action,
    p.due_at as next_at,
    now() - p.updated_at as unchanged_for,
    case
        when p.state in ('ManualActionRequired', 'AwaitingApproval') then 'waits for a person'
        when p.state = 'Reconciling' then 'the outcome of an operation is not known'
        when p.due_at < now() - interval '15 minutes' then 'its timer is overdue'
        else 'money is owed for more than 15 minutes'
    end as stuck_because,
    (select o ->> 'id' from jsonb_array_elements(p.operations) with ordinality as e(o, n) order by n desc limit 1) as last_operation_id,
    p.id as saga_id
from sagas.payment p
where p.state in ('ManualActionRequired', 'AwaitingApproval', 'Reconciling')
    or (p.due_at is not null and p.due_action is not null
        and coalesce(p.due_claimed_until, p.due_at) < now() - interval '15 minutes')
    or (p.state in ('Cancelling', 'Reversing', 'Refunding') and p.owed_since < now() - interval '15 minutes')
order by p.owed_since nulls last, p.updated_at;
comment on view sagas.stuck_payments is 'What somebody should look at, the longest owed first.';

create view sagas.payments_by_state as
select
    state, status, gateway, currency,
    count(*) as payments,
    sum(payable_amount) as payable_amount,
    min(updated_at) as longest_unchanged_since
from sagas.payment
group by state, status, gateway, currency
order by state, status, gateway, currency;

create view sagas.compensation_latency as
select
    date_trunc('hour', closed_at) as hour,
    gateway, status,
    count(*) as payments,
    percentile_cont(0.5) within group (order by extract(epoch from closed_at - owed_since)) * interval '1 second' as p50,
    percentile_cont(0.99) within group (order by extract(epoch from closed_at - owed_since)) * interval '1 second' as p99,
    max(closed_at - owed_since) as longest
from sagas.payment
where closed_at is not null and owed_since is not null
group by 1, 2, 3
order by 1 desc, 2, 3;
comment on view sagas.compensation_latency is 'From the failure to the end, by the hour in which it ended.';

create view sagas.outbox_backlog as
select
    destination,
    count(*) as messages,
    count(*) filter (where claimed_until <= now()) as held_by_nobody,
    min(sent_at) as oldest_sent_at,
    case when isfinite(min(sent_at)) then now() - min(sent_at) end as oldest_age
from sagas.outbox
group by destination
order by messages desc;
comment on view sagas.outbox_backlog is 'Messages promised and not yet delivered; many held by nobody mean that no relay runs.';

-- People who look: they read the tables and views, and nothing else.
do $$
begin
    if not exists (select from pg_roles where rolname = 'sagas_reader') then
        create role sagas_reader nologin;
    end if;
exception
    when insufficient_privilege then
        raise warning 'The role sagas_reader was not made: % may not create roles. Let an administrator run "create role sagas_reader nologin" and then "select sagas.let_reader_read()".', current_user;
    when duplicate_object or unique_violation then
        null; -- Another database of this server made it at the same moment.
end
$$;

create function sagas.let_reader_read() returns void language sql as $$
    grant usage on schema sagas to sagas_reader;
    grant select on all tables in schema sagas to sagas_reader;
$$;
comment on function sagas.let_reader_read() is 'Lets sagas_reader read every table and view of this schema; every migration calls it.';
revoke execute on function sagas.let_reader_read() from public;

do $$
begin
    if exists (select from pg_roles where rolname = 'sagas_reader') then
        perform sagas.let_reader_read();
    end if;
end
$$;
