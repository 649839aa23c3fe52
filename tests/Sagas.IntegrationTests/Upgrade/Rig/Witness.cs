using Sagas.IntegrationTests.Durable.Rig;

namespace Sagas.IntegrationTests.Upgrade.Rig;

/// <summary>
/// Tells which release did what. Each process calls itself on its connections to the database by its release's name, and triggers, which
/// neither release knows of, write down who wrote what.
/// </summary>
internal sealed class Witness(TestDatabase database)
{
    private const string Install =
        """
        create schema witness;
        create table witness.deed (nth bigint generated always as identity, what text, saga_id uuid, subject text, kind text, who text);
        create index on witness.deed (what, saga_id);

        -- The arguments: what was done, and the columns of its payment, its subject and its kind.
        create function witness.tell() returns trigger language plpgsql as $$
        declare
            told jsonb := case tg_op when 'DELETE' then to_jsonb(old) else to_jsonb(new) end;
        begin
            insert into witness.deed (what, saga_id, subject, kind, who)
            values (tg_argv[0], (told ->> tg_argv[1])::uuid, told ->> tg_argv[2], told ->> tg_argv[3], current_setting('application_name'));
            return null;
        end $$;

        create trigger unit after insert on sagas.payment_history for each row execute function witness.tell('unit', 'saga_id', 'version', 'event');
        create trigger armed after insert or update of due_at, due_action on sagas.payment for each row when (new.due_at is not null) execute function witness.tell('armed', 'id', 'due_at', 'due_action');
        create trigger promised after insert on sagas.outbox for each row execute function witness.tell('promised', 'saga_id', 'id', 'message_types');
        create trigger delivered after delete on sagas.outbox for each row execute function witness.tell('delivered', 'saga_id', 'id', 'message_types');
        create trigger attempted after insert on sagas.gateway_operation for each row execute function witness.tell('attempted', 'saga_id', 'operation_id', 'kind');
        create trigger answered after update on sagas.gateway_operation for each row when (old.outcome is null and new.outcome is not null) execute function witness.tell('answered', 'saga_id', 'operation_id', 'outcome');
        """;

    public static async Task<Witness> CallAsync(TestDatabase database)
    {
        await database.ExecuteAsync(Install);
        return new Witness(database);
    }

    /// <summary>Payments that both releases have changed.</summary>
    public Task<long> SharedPaymentsAsync() => database.CountAsync(
        "select count(*) from (select saga_id from witness.deed where what = 'unit' group by saga_id having count(distinct who) = 2) shared");

    /// <summary>Commands to a gateway that one release decided on and the other carried out.</summary>
    public Task<long> CommandsAsync(Release decider, Release doer) => database.CountAsync(
        $"""
        select count(*) from witness.deed d join witness.deed a on a.saga_id = d.saga_id and a.what = 'attempted' and a.who = '{doer}'
        where d.what = 'promised' and d.who = '{decider}'
            and split_part(d.kind, ';', 1) in ('urn:message:sagas:refund-payment', 'urn:message:sagas:reverse-authorization', 'urn:message:sagas:cancel-session')
        """);

    /// <summary>Whether a release has done this with a payment.</summary>
    /// <param name="release">Who.</param>
    /// <param name="what">Such as <c>delivered</c>.</param>
    /// <param name="paymentId">Which payment.</param>
    /// <param name="kind">A part of the message's type, or of what else says what kind of deed it was.</param>
    public async Task<bool> HasAsync(Release release, string what, string paymentId, string kind = "") => await database.CountAsync(
        $"""
        select count(*) from witness.deed d join sagas.payment p on p.id = d.saga_id
        where p.payment_id = '{paymentId}' and d.what = '{what}' and d.who = '{release}' and d.kind like '%{kind}%'
        """) > 0;

    /// <summary>Units that a release has written after the deeds counted so far.</summary>
    public Task<long> UnitsAsync(Release release, long after = 0) =>
        database.CountAsync($"select count(*) from witness.deed where what = 'unit' and who = '{release}' and nth > {after}");

    /// <summary>How many deeds there are.</summary>
    public Task<long> DeedsAsync() => database.CountAsync("select coalesce(max(nth), 0) from witness.deed");
}
