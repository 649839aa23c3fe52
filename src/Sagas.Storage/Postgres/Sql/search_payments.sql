-- Planned anew with its values. One index leads the look in the order of the page: the last updated, those of a state, or a few that were
-- found before. Everything else is asked of so many rows only, however rare it is, and the last of them is told when none is left to look
-- at, so that the next page goes on behind it.
with looked as materialized (
    select id, updated_at, fits, row_number() over (order by updated_at desc, id desc) as place
    from (
        select
            id, updated_at,
            ($1::text is null or team_slug = $1)
            and ($17::text is null or state = $17)
            and ($3::text is null or gateway = $3)
            and ($6::text is null or status = $6)
            and ($7::text is null or currency = $7)
            and ($8::text is null or regexp_replace(coalesce(hold, reason), '[0-9]+ ([A-Z]{3}) \(minor units\)', 'an amount in \1', 'g') = $8)
            and ($14::text is null or position(lower($14) in lower(concat_ws(' ', hold, reason))) > 0)
            and ($15::text is null or claims @> jsonb_build_array(jsonb_build_object('cause', $15)))
            and ($9::bigint is null or coalesce(captured_amount::numeric + released_amount, announced_amount, 0) >= $9)
            and ($10::bigint is null or coalesce(captured_amount::numeric + released_amount, announced_amount, 0) <= $10) as fits
        from sagas.payment
        where ($2::text is null or state = $2)
            and ($16::uuid[] is null or id = any($16))
            and ($4::timestamptz is null or updated_at <= $4)
            and ($5::timestamptz is null or (updated_at, id) < ($5, $11::uuid))
        order by updated_at desc, id desc
        limit $12
    ) candidate
)
select id, updated_at, coalesce(fits, false) as fits, place = $12 as is_last
from looked
where fits or place = $12
order by place
limit $13
