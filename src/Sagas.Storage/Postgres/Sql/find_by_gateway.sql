select {payment}
from sagas.payment
where gateway = $1 and (gateway_payment_id = $2 or gateway_session_id = $2)
order by created_at, id
limit 10
