insert into sagas.failed_message_archive
    (id, action_id, archived_at, archived_by, because, queue, message_type, message_id, replaced_by, headers, content_type, body)
values ($1, $2, now(), $3, $4, $5, $6, $7, $8, $9::jsonb, $10, $11)
on conflict (id) do nothing
