-- Only adds: the version before this one works on, and knows nothing of it.
create table sagas.bulk_job (
    id uuid primary key,
    action text not null,
    search text not null,
    because text not null,
    rate integer not null,
    dry_run boolean not null,
    begun_by text not null,
    begun_at timestamptz not null,
    state text not null,
    second_by text,
    second_at timestamptz,
    stopped_by text,
    ended_at timestamptz,
    sums jsonb not null,
    owner uuid,
    leased_until timestamptz not null
);
comment on table sagas.bulk_job is 'One decision of a person about many payments. Worked on by the process that holds the lease; its id is the source of its messages'' ids.';
comment on column sagas.bulk_job.state is 'awaiting second person, running, stopped or done.';
comment on column sagas.bulk_job.sums is 'What it is about, by currency, in minor units, as the person saw it.';
create index bulk_job_by_time on sagas.bulk_job (begun_at, id);

create table sagas.bulk_item (
    job_id uuid not null,
    ordinal integer not null,
    team_slug text collate "C" not null,
    payment_id text collate "C" not null,
    outcome text,
    note text,
    primary key (job_id, ordinal)
);
comment on table sagas.bulk_item is 'The payments of a bulk job. Without an outcome it is open: told means that its saga got the decision (in a dry run, would have).';

do $$
begin
    if exists (select from pg_roles where rolname = 'sagas_reader') then
        perform sagas.let_reader_read();
    end if;
end
$$;
