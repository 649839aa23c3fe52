-- Only adds: the version before this one works on, and knows nothing of it.
create table sagas.compensation_pause (
    id uuid primary key,
    scope text collate "C" not null,
    name text collate "C" not null,
    begun_at timestamptz not null,
    begun_by text not null,
    begun_because text not null,
    ended_at timestamptz,
    ended_by text,
    ended_because text
);
comment on table sagas.compensation_pause is 'Every pause of compensation that a person set and who lifted it; in force while ended_at is empty. Pauses of the configuration are not here.';
comment on column sagas.compensation_pause.scope is 'all, team or gateway; name is the team or gateway, empty for all.';
create unique index compensation_pause_in_force on sagas.compensation_pause (scope, name) where ended_at is null;

create table sagas.compensation_count (
    saga_id uuid not null,
    counted_at timestamptz not null,
    team_slug text collate "C" not null,
    gateway text collate "C",
    amount bigint not null,
    currency text,
    recorded_at timestamptz not null,
    primary key (saga_id, counted_at)
);
comment on table sagas.compensation_count is 'Automatic compensations of the last days as the brake counts them; how the processes tell each other. Amounts are minor units.';
comment on column sagas.compensation_count.recorded_at is 'By the clock of the database; counted_at is by the clock of the process that counted.';
create index compensation_count_by_record on sagas.compensation_count (recorded_at);

do $$
begin
    if exists (select from pg_roles where rolname = 'sagas_reader') then
        perform sagas.let_reader_read();
    end if;
end
$$;
