using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using NpgsqlTypes;
using Sagas.Contracts;
using Sagas.Storage;

namespace Sagas.IntegrationTests.Postgres;

/// <summary>
/// The statements of the pages over so many rows that a plan without an index would be the slower one: the server plans as it would in
/// production, with nothing forbidden to it.
/// </summary>
public sealed class When_pages_are_read_at_size(When_pages_are_read_at_size.FullDatabase full) : IClassFixture<When_pages_are_read_at_size.FullDatabase>
{
    private const int Rows = 150_000;

    // A look is bounded; where all payments of a state are hardly more than one look, the server may fetch and sort them.
    private const double MostRows = PaymentSearch.LargestLook * 2;

    private static readonly Dictionary<string, string> Statements = new[] { typeof(PostgresReader), typeof(PostgresOperationsReader), typeof(PostgresFigures) }
        .SelectMany(reader => reader.GetFields(BindingFlags.NonPublic | BindingFlags.Static))
        .Where(field => field.FieldType == typeof(string))
        .ToDictionary(field => $"{field.DeclaringType!.Name}.{field.Name}", field => (string)field.GetValue(null)!, StringComparer.Ordinal);

    private static readonly string[] Unsettled = [.. CustomersMoney.Unsettled];

    public static TheoryData<string, string, object?[]> Questions => new()
    {
        { "PostgresReader.FindSql", "payment_pkey", [Guid.Empty] },
        { "PostgresReader.FindAllSql", "payment_pkey", [new[] { Guid.Empty }] },
        { "PostgresReader.FindByGatewaySql", "payment_by_gateway", ["gateway-1", "old-51"] },
        { "PostgresReader.HistorySql", "payment_history_pkey", [Guid.Empty, 0L, 200] },
        { "PostgresReader.ListSql", "payment_by_update", [null, null, null, null, new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero), Guid.Empty, 51] },
        { "PostgresOperationsReader.CountSql", "payment_by_state", [Overview.LargestCount] },
        { "PostgresOperationsReader.AtRiskSql", "payment_by_state", [Unsettled] },
        { "PostgresOperationsReader.LongestOwedSql", "payment_by_state", [Unsettled, 10] },
        { "PostgresOperationsReader.WaitingSql", "payment_by_state", [Unsettled, 200] },
        { "PostgresOperationsReader.AttemptsSql", "gateway_operation_by_saga", [Guid.Empty, 500] },
        { "PostgresOperationsReader.PathSql", "payment_history_pkey", [Guid.Empty, 100] },
        { "PostgresOperationsReader.ByTextSql", "payment_by_name", ["old-77", 500, null] },
        { "PostgresOperationsReader.ByTextSql", "payment_by_order", ["order-77", 500, null] },
        { "PostgresOperationsReader.ByTextSql", "gateway_operation_pkey", ["x", 500, Guid.Empty] },
        { "PostgresOperationsReader.ByTextSql", "_once", ["x", 500, Guid.Empty] },
        { "PostgresOperationsReader.FewOfTeamSql", "payment_by_name", ["team-7", 5_001] },
        { "PostgresOperationsReader.FewOfGatewaySql", "payment_by_gateway", ["gateway-3", 5_001] },
        { "PostgresFigures.OpenSql", "payment_by_state", [Unsettled] },
        { "PostgresFigures.BacklogSql", "payment_due", [] },
    };

    public static TheoryData<string, string?, bool, string?, string?, int> Searches => new()
    {
        // the index that leads, state, only a few, team, reason, days unchanged
        { "payment_by_update", null, false, null, null, 0 },
        { "payment_by_update", null, false, "team-7", null, 0 },
        { "payment_by_update", null, false, null, "nobody said so", 0 },
        { "payment_by_update", null, false, null, null, 7 },
        { "payment_by_state", "Refunded", false, null, null, 0 },
        { "payment_by_state", "Refunded", false, "team-7", null, 1 },
        { "payment_by_state", "Reconciling", false, null, null, 0 },
        { "payment_by_state", "Refunded", false, null, "nobody said so", 7 },
        { "payment_pkey", null, true, "team-7", null, 0 },
        { "payment_pkey", null, true, "team-7", "nobody said so", 1 },
    };

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task Every_question_is_answered_by_an_index(string statement, string index, object?[] values)
    {
        var plan = await QueryPlan.OfAsync(full.Database, Statements[statement], values.Select(Parameter));

        plan.ReadWhole.ShouldBeEmpty($"{plan}");
        plan.Indexes.ShouldContain(name => name.Contains(index, StringComparison.Ordinal), $"{plan}");
        plan.MostRows.ShouldBeLessThanOrEqualTo(MostRows * CustomersMoney.Ended.Count, $"{plan}");
    }

    [Theory]
    [InlineData("PostgresOperationsReader.LatencySql", Overview.LargestSample)]
    [InlineData("PostgresOperationsReader.HoursSql", Overview.LargestHourlySample)]
    public async Task Latency_is_measured_over_a_bounded_part(string statement, int most)
    {
        NpgsqlParameter[] parameters = statement.EndsWith("HoursSql", StringComparison.Ordinal)
            ? [Parameter(CustomersMoney.Ended.ToArray()), Parameter(LatencyHour.Of(full.FilledAt).AddHours(1 - LatencyHour.Hours)), Parameter(LatencyHour.Hours), Parameter(most)]
            : [Parameter(CustomersMoney.Ended.ToArray()), Parameter(DateTimeOffset.UnixEpoch), Parameter(most)];

        var plan = await QueryPlan.OfAsync(full.Database, Statements[statement], parameters);

        plan.ReadWhole.ShouldBeEmpty($"{plan}");
        plan.Indexes.ShouldContain("payment_by_state", $"{plan}");
        plan.MostRows.ShouldBeLessThanOrEqualTo(MostRows * CustomersMoney.Ended.Count, $"{plan}");
    }

    [Theory]
    [MemberData(nameof(Searches))]
    public async Task Every_search_looks_at_a_bounded_part(string index, string? state, bool few, string? team, string? reason, int days)
    {
        var until = days == 0 ? (DateTimeOffset?)null : full.FilledAt.AddDays(-days);
        NpgsqlParameter[] parameters =
        [
            Text(team), Text(state), Text(null), Time(until), Time(null), Text(null), Text(null), Text(null), Number(null), Number(null),
            new NpgsqlParameter<Guid?> { TypedValue = null, NpgsqlDbType = NpgsqlDbType.Uuid },
            Parameter(PaymentSearch.LargestLook), Parameter(51), Text(reason), Text(null),
            new NpgsqlParameter<Guid[]?> { TypedValue = few ? full.Few : null, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid }, Text(state),
        ];

        var plan = await QueryPlan.OfAsync(full.Database, Statements["PostgresOperationsReader.SearchSql"], parameters);

        plan.ReadWhole.ShouldBeEmpty($"{plan}");
        plan.Indexes.ShouldContain(name => name.Contains(index, StringComparison.Ordinal), $"{plan}");
        plan.MostRows.ShouldBeLessThanOrEqualTo(MostRows, $"{plan}");
    }

    [Theory]
    [InlineData("team-7", null, null)]
    [InlineData(null, "gateway-1", "AwaitingApproval")]
    public async Task What_few_or_many_have_is_found_whole(string? team, string? gateway, string? state)
    {
        var search = new PaymentSearch { TeamSlug = team, Gateway = gateway, State = state, Limit = 500 };
        var found = new List<string>();
        for (SearchPage? page = null; page is null || page.Next is not null;)
        {
            page = await full.Operations.SearchAsync(search with { After = page?.Next }, TestContext.Current.CancellationToken);
            found.AddRange(page.Payments.Select(payment => payment.PaymentId));
        }

        found.Distinct(StringComparer.Ordinal).Count().ShouldBe(found.Count);
        found.Order(StringComparer.Ordinal).ShouldBe(await full.PaymentsAsync(team, gateway, state));
    }

    [Fact]
    public void No_statement_is_left_out()
    {
        var asked = Questions.Select(row => row.Data.Item1)
            .Concat(["PostgresOperationsReader.LatencySql", "PostgresOperationsReader.HoursSql", "PostgresOperationsReader.SearchSql"]);

        Statements.Keys.Except(asked).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_question_without_an_index_would_be_seen()
    {
        var plan = await QueryPlan.OfAsync(full.Database, "select count(*) from sagas.payment where currency = $1", [Text("EUR")]);

        plan.ReadWhole.ShouldBe(["payment"]);
        plan.MostRows.ShouldBeGreaterThan(MostRows);
    }

    private static NpgsqlParameter Parameter(object? value) => value is null ? Text(null) : new NpgsqlParameter { Value = value };

    private static NpgsqlParameter<string?> Text(string? value) => new() { TypedValue = value, NpgsqlDbType = NpgsqlDbType.Text };

    private static NpgsqlParameter<DateTimeOffset?> Time(DateTimeOffset? value) => new() { TypedValue = value, NpgsqlDbType = NpgsqlDbType.TimestampTz };

    private static NpgsqlParameter<long?> Number(long? value) => new() { TypedValue = value, NpgsqlDbType = NpgsqlDbType.Bigint };

    /// <summary>Payments of a fortnight with what belongs to them, as the benchmarks fill them in.</summary>
    public sealed class FullDatabase : IAsyncLifetime
    {
        private readonly PostgresServerStore _server = new();

        internal NpgsqlDataSource Database => _server.Database;

        internal DateTimeOffset FilledAt { get; private set; }

        internal Guid[] Few { get; private set; } = [];

        internal IOperationsReader Operations => _server.Services.GetRequiredService<IOperationsReader>();

        internal async Task<IEnumerable<string>> PaymentsAsync(string? team, string? gateway, string? state) => (await _server.ReadAsync<string>(
            "select payment_id from sagas.payment where true"
            + (team is null ? "" : $" and team_slug = '{team}'") + (gateway is null ? "" : $" and gateway = '{gateway}'") + (state is null ? "" : $" and state = '{state}'")))
            .Order(StringComparer.Ordinal);

        public async ValueTask InitializeAsync()
        {
            await _server.InitializeAsync();
            await _server.EmptyAsync();
            FilledAt = _server.Now;
            var stories = Enumerable.Range(1, Rows / 100).Select(story => SagaIds.ForPayment("stories", $"story-{story}"));
            foreach (var (file, place, value) in new[] { ("fill_payments", "{rows}", $"{Rows}"), ("fill_stories", "{ids}", $"{{{string.Join(',', stories)}}}") })
            {
                var sql = Sagas.Tests.Support.Repository.Read($"tests/Sagas.Benchmarks/Sql/{file}.sql");
                await _server.ExecuteAsync(sql.Replace(place, value, StringComparison.Ordinal));
            }

            foreach (var table in new[] { "payment", "payment_history", "inbox", "gateway_operation" })
                await _server.ExecuteAsync($"vacuum (analyze) sagas.{table}");
            Few = [.. await _server.ReadAsync<Guid>("select id from sagas.payment where team_slug = 'team-7' limit 500")];
        }

        public ValueTask DisposeAsync() => _server.DisposeAsync();
    }
}
