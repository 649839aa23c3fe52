select saga_id, operation_id, attempt, kind, amount, outcome
from sagas.gateway_operation;
