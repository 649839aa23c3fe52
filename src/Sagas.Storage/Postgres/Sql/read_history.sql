select saga_id, version, at, event, message_id, from_state, to_state, actor, trace_id, remarks, alert
from sagas.payment_history
where saga_id = $1 and version > $2
order by version
limit $3
