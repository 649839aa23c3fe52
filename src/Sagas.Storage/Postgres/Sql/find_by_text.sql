-- One jump into the index for each team and each gateway, and one for each kind of id; ids of ours are asked for when it is written like one.
with recursive teams as (
    (select team_slug from sagas.payment order by team_slug limit 1)
    union all
    select (select p.team_slug from sagas.payment p where p.team_slug > t.team_slug order by p.team_slug limit 1)
    from teams t
    where t.team_slug is not null
),
gateways as (
    (select gateway from sagas.payment where gateway is not null order by gateway limit 1)
    union all
    select (select p.gateway from sagas.payment p where p.gateway > g.gateway order by p.gateway limit 1)
    from gateways g
    where g.gateway is not null
)
select p.id
from teams t
cross join lateral (select id from sagas.payment where team_slug = t.team_slug and payment_id = $1 limit 1) p
union
select p.id
from gateways g
cross join lateral (select id from sagas.payment where gateway = g.gateway and gateway_payment_id = $1 limit $2) p
union
(select id from sagas.payment where gateway_session_id = $1 limit $2)
union
(select id from sagas.payment where order_id = $1 limit $2)
union
select id from sagas.payment where id = $3::uuid
union
(select saga_id from sagas.gateway_operation where operation_id = $3::uuid limit 1)
union
(select saga_id from sagas.inbox where message_id = $3::uuid limit $2)
