select {request}
from unnest($1::text[], $2::text[]) as asked (asked_team, asked_request)
join lateral (
    select *
    from sagas.cancel_request
    where team_slug = asked_team and external_request_id = asked_request
    limit 1
) r on true
