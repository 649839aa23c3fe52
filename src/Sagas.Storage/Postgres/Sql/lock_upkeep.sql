-- One process at a time changes the schema; the others wait here. The number is 'sagas' in ASCII.
select pg_advisory_lock(495555404147)
