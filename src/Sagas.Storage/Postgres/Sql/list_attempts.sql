select {journal}
from sagas.gateway_operation
where saga_id = $1
order by sent_at, operation_id, attempt
limit $2
