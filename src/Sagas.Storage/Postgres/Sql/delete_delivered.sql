-- Sorted, so that two processes never wait for each other; a row that the relay holds just now stays and is sent once more, with the same id.
delete from sagas.outbox
where id in (
    select id
    from sagas.outbox
    where id = any ($1::uuid[])
    order by id
    for update skip locked)
