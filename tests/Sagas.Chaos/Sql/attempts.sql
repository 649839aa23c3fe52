select saga_id, operation_id, attempt, kind, coalesce((outcome_detail ->> 'amount')::bigint, amount), outcome
from sagas.gateway_operation;
