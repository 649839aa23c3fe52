select
    count(*) filter (where state in ('Cancelled', 'Reversed', 'Refunded')),
    count(*) filter (where state in ('New', 'Authorized', 'Confirmed', 'Fulfilled')),
    count(*) filter (where state in ('ManualActionRequired', 'AwaitingApproval')),
    count(*) filter (where state = 'Reconciling'),
    (select count(*) from sagas.outbox),
    -- What has neither ended nor come to rest, nor waits for a person.
    count(*) filter (where state in ('AwaitingPayment', 'CompensationScheduled', 'Cancelling', 'Reversing', 'Refunding', 'Reconciling'))
        + (select count(*) from sagas.gateway_operation where outcome is null)
        + (select count(*) from sagas.outbox)
from sagas.payment;
