select saga_id, version, event, message_id, from_state, to_state
from sagas.payment_history;
