-- The archive has a limit: the oldest beyond it go.
delete from sagas.failed_message_archive
where id in (select id from sagas.failed_message_archive order by archived_at desc, id desc offset $1)
