-- What was consumed in the weeks that the inbox is kept, in partitions as the service makes them.
do $$
declare
    monday timestamptz;
    this_week timestamptz = date_trunc('week', now(), 'UTC');
    name text;
begin
    for monday in select generate_series(this_week - interval '35 days', this_week - interval '7 days', interval '7 days') loop
        name = 'inbox_' || to_char(monday at time zone 'UTC', 'YYYYMMDD');
        execute format('create table sagas.%I (like sagas.inbox including all)', name);
        execute format('create unique index %I on sagas.%I (message_id, saga_id, message)', name || '_once', name);
        execute format(
            'alter table sagas.inbox attach partition sagas.%I for values from (%L) to (%L)', name, monday, monday + interval '7 days');
    end loop;
    insert into sagas.inbox (saga_id, message, message_id, body_hash, consumed_at)
    select saga_id, event, message_id, encode(sha256(message_id::text::bytea), 'hex'), at
    from sagas.payment_history
    where at >= this_week - interval '35 days' and at < this_week;
end
$$
