-- The inbox's partitions by name (inbox_YYYYMMDD, the Monday on which it begins), and the server's clock.
select now() as clock, coalesce(array_agg(child.relname::text order by child.relname) filter (where child.relname is not null), '{}') as names
from pg_class parent
left join pg_inherits link on link.inhparent = parent.oid
left join pg_class child on child.oid = link.inhrelid
where parent.oid = 'sagas.inbox'::regclass
group by parent.oid
