-- Of all who bring a merchant's request id, exactly one inserts its row, and only its message is promised.
with asked as materialized (
    select {request}
    from unnest({request_parameters}) as r ({request})
), begun as (
    insert into sagas.cancel_request ({request})
    select {request}
    from asked
    order by team_slug, external_request_id
    on conflict (team_slug, external_request_id) do nothing
    returning message_id
), promised as (
    insert into sagas.outbox ({outbox}, claimed_until)
    select {outbox}, now() + held_for
    from unnest({outbox_parameters}) as o ({outbox}, unit_id, held_for)
    where id in (select begun.message_id from begun)
    on conflict (id) do nothing
)
select message_id
from begun
