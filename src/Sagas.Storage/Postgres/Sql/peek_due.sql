-- Whose time has come; nothing is locked or written, and most looks find nobody.
select id, due_at, due_action, now() as seen_at
from sagas.payment
where due_at is not null and due_action is not null and coalesce(due_claimed_until, due_at) <= now()
order by coalesce(due_claimed_until, due_at)
limit $1
