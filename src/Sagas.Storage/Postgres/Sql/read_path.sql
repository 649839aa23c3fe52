select from_state, to_state, at
from sagas.payment_history
where saga_id = $1 and from_state <> to_state
order by version
limit $2
