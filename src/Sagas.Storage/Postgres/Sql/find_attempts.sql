select {journal}
from unnest($1::uuid[], $2::integer[]) as asked (asked_operation, asked_attempt)
join lateral (
    select *
    from sagas.gateway_operation
    where operation_id = asked_operation and attempt = asked_attempt
    limit 1
) g on true
