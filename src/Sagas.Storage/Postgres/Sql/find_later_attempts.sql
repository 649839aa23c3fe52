-- What was sent for a payment after one of its attempts: a handful of rows, by the index of its payment.
select {journal}
from sagas.gateway_operation
where saga_id = $1 and sent_at > $2
order by sent_at
