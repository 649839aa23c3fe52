select id, action_id, archived_at, archived_by, because, queue, message_type, message_id, replaced_by, headers::text, content_type, body
from sagas.failed_message_archive
order by archived_at desc, id desc
limit $1
