-- What has neither ended nor come to rest, nor waits for a person.
select
    (select count(*) from sagas.payment
        where state in ('AwaitingPayment', 'CompensationScheduled', 'Cancelling', 'Reversing', 'Refunding', 'Reconciling'))
    + (select count(*) from sagas.gateway_operation where outcome is null)
    + (select count(*) from sagas.outbox);
