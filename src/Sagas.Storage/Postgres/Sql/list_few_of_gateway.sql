select id
from sagas.payment
where gateway = $1
order by gateway_payment_id
limit $2
