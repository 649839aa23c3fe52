select id, payment_id, version, state, status, coalesce(hold, reason), captured_amount, returned_amount, closed_at - owed_since, operations::text
from sagas.payment;
