with free as materialized (
    select id, claimed_until as free_since
    from sagas.outbox
    where claimed_until <= now()
    order by claimed_until
    limit $1
    for update skip locked
), claimed as (
    update sagas.outbox
    set claimed_until = now() + $2::interval
    from free
    where outbox.id = free.id
    returning outbox.*, free.free_since
)
select {outbox}
from claimed
order by free_since, id
