select count(*) from sagas.outbox;
