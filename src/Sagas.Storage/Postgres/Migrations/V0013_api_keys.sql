-- Only adds: the version before this one works on, and knows only the keys of its configuration.
create table sagas.api_key (
    id uuid primary key,
    name text collate "C" not null,
    sha256 bytea not null,
    role text not null,
    teams jsonb not null,
    made_by text not null,
    made_at timestamptz not null,
    because text not null,
    revoked_by text,
    revoked_at timestamptz,
    revoked_because text
);
comment on table sagas.api_key is 'API keys made on the pages; in force while revoked_at is empty. The keys of the configuration are not here.';
comment on column sagas.api_key.sha256 is 'Of the key, which stands nowhere.';
create unique index api_key_in_force on sagas.api_key (name) where revoked_at is null;

do $$
begin
    if exists (select from pg_roles where rolname = 'sagas_reader') then
        perform sagas.let_reader_read();
    end if;
end
$$;
