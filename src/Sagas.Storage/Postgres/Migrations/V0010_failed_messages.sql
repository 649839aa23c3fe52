-- Only adds: the version before this one works on, and knows nothing of it.
create table sagas.failure_action (
    id uuid primary key,
    begun_at timestamptz not null,
    begun_by text not null,
    because text not null,
    kind text not null,
    queue text not null,
    what text not null,
    ended_at timestamptz,
    moved integer,
    refused integer,
    note text
);
comment on table sagas.failure_action is 'What people did with failed messages. Without ended_at the action was cut off and may have been done in part.';
comment on column sagas.failure_action.kind is 'retry, archive or edit; what says which messages of the queue.';
comment on column sagas.failure_action.refused is 'Messages that fitted and had to stay in the queue; note says why.';
create index failure_action_by_time on sagas.failure_action (begun_at, id);

create table sagas.failed_message_archive (
    id uuid primary key,
    action_id uuid not null,
    archived_at timestamptz not null,
    archived_by text not null,
    because text not null,
    queue text not null,
    message_type text not null,
    message_id text,
    replaced_by uuid,
    headers jsonb not null,
    content_type text,
    body bytea not null
);
comment on table sagas.failed_message_archive is 'Messages that people took out of the queues for failed messages, as they were. Bounded: the oldest go first.';
comment on column sagas.failed_message_archive.replaced_by is 'The id of the edited message that was sent in its place.';
create index failed_message_archive_by_time on sagas.failed_message_archive (archived_at, id);

do $$
begin
    if exists (select from pg_roles where rolname = 'sagas_reader') then
        perform sagas.let_reader_read();
    end if;
end
$$;
