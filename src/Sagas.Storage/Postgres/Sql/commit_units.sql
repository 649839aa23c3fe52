-- Units of work, each whole or not at all. The payment comes first: its row lock and version guard decide, and everything else
-- is written only for the ids that it returned. (The inbox first would lose messages: its row would stay when the guard fails.)
-- Look-ups leave out the inbox's weeks before the payment and those to come, as in load.sql.
with unit as materialized (
    select u.*,
        exists (
            select
            from sagas.inbox i
            where i.message_id = u.inbox_message_id and i.saga_id = u.id and i.message = u.inbox_message
                and i.consumed_at >= u.created_at - interval '2 days' and i.consumed_at < now() + interval '1 day'
            limit 1) as consumed,
        (select p.version from sagas.payment p where p.id = u.id limit 1) as stored_version
    from unnest({unit_parameters}) with ordinality as u ({unit_columns}, nth)
), saved as (
    insert into sagas.payment ({payment})
    select {payment}
    from unit
    where not consumed and (version = 1 or stored_version is not null)
    order by id
    on conflict (id) do update set
        {payment_assignments},
        due_claimed_until = case
            when payment.due_at = excluded.due_at and payment.due_action = excluded.due_action then payment.due_claimed_until
        end
    where payment.version = excluded.version - 1
    returning id
), consumed as (
    insert into sagas.inbox (saga_id, message, message_id, body_hash, consumed_at)
    select u.id, u.inbox_message, u.inbox_message_id, u.body_hash, now()
    from unit u
    join saved using (id)
    where u.inbox_message_id is not null
), told as (
    insert into sagas.payment_history (saga_id, version, at, event, message_id, from_state, to_state, actor, trace_id, remarks, alert)
    select u.id, u.history_version, u.at, u.event, u.history_message_id, u.from_state, u.to_state, u.actor, u.trace_id, u.remarks, u.alert
    from unit u
    join saved using (id)
    where u.event is not null
), promised as (
    insert into sagas.outbox ({outbox}, claimed_until)
    select {outbox}, now() + held_for
    from unnest({outbox_parameters}) as o ({outbox}, unit_id, held_for)
    where unit_id is null or unit_id in (select saved.id from saved)
    on conflict (id) do nothing
)
select u.nth,
    case
        when saved.id is not null then 'saved'
        when u.consumed and coalesce(u.stored_version, 0) = u.version - 1 then 'duplicate'
        else 'conflict'
    end as outcome
from unit u
left join saved using (id)
