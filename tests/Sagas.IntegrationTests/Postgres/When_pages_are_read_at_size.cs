using System.Reflection;
using Npgsql;
using NpgsqlTypes;
using Sagas.Storage;

namespace Sagas.IntegrationTests.Postgres;

/// <summary>
/// The statements of the pages over so many rows that a plan without an index would be the slower one: the server plans as it would in
/// production, with nothing forbidden to it.
/// </summary>
public sealed class When_pages_are_read_at_size(When_pages_are_read_at_size.FullDatabase full) : IClassFixture<When_pages_are_read_at_size.FullDatabase>
{
    private const int Rows = 150_000;

    // A look is bounded, and one step may look once for each final state or for each state.
    private const double MostRows = PaymentSearch.LargestLook * 1.05;

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
        { "PostgresReader.ListSql", "payment_by_update", [null, null, null, null, null, null, 51] },
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
        { "PostgresFigures.OpenSql", "payment_by_state", [Unsettled] },
        { "PostgresFigures.BacklogSql", "payment_due", [] },
    };

    public static TheoryData<string, string?, string?, string?, string?, int> Searches => new()
    {
        // team, state, gateway, reason, days unchanged
        { "payment_by_update", null, null, null, null, 0 },
        { "payment_by_update", null, null, null, "nobody said so", 0 },
        { "payment_by_update", null, null, null, null, 7 },
        { "payment_by_state", null, "Refunded", null, null, 0 },
        { "payment_by_state", null, "Reconciling", null, null, 0 },
        { "payment_by_state", null, "Refunded", null, "nobody said so", 7 },
        { "payment_by", "team-7", null, null, null, 0 },
        { "payment_by", "nobody", null, null, null, 0 },
        { "payment_by", null, null, "gateway-3", null, 0 },
        { "payment_by", null, null, "nowhere", null, 0 },
        { "payment_by", "team-7", "Refunded", "gateway-2", null, 1 },
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
            ? [Parameter(CustomersMoney.Ended.ToArray()), Parameter(DateTimeOffset.UnixEpoch), Parameter(LatencyHour.Hours), Parameter(most)]
            : [Parameter(CustomersMoney.Ended.ToArray()), Parameter(DateTimeOffset.UnixEpoch), Parameter(most)];

        var plan = await QueryPlan.OfAsync(full.Database, Statements[statement], parameters);

        plan.ReadWhole.ShouldBeEmpty($"{plan}");
        plan.Indexes.ShouldContain("payment_by_state", $"{plan}");
        plan.MostRows.ShouldBeLessThanOrEqualTo(MostRows * CustomersMoney.Ended.Count, $"{plan}");
    }

    [Theory]
    [MemberData(nameof(Searches))]
    public async Task Every_search_looks_at_a_bounded_part(string index, string? team, string? state, string? gateway, string? reason, int days)
    {
        var until = days == 0 ? (DateTimeOffset?)null : full.FilledAt.AddDays(-days);
        NpgsqlParameter[] parameters =
        [
            Text(team), Text(state), Text(gateway), Time(until), Time(null), Text(null), Text(null), Text(null), Number(null), Number(null),
            new NpgsqlParameter<Guid?> { TypedValue = null, NpgsqlDbType = NpgsqlDbType.Uuid },
            Parameter(PaymentSearch.LargestLook), Parameter(51), Text(reason), Text(null),
        ];

        var plan = await QueryPlan.OfAsync(full.Database, Statements["PostgresOperationsReader.SearchSql"], parameters);

        plan.ReadWhole.ShouldBeEmpty($"{plan}");
        plan.Indexes.ShouldContain(name => name.Contains(index, StringComparison.Ordinal), $"{plan}");
        plan.MostRows.ShouldBeLessThanOrEqualTo(MostRows, $"{plan}");
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

        public async ValueTask InitializeAsync()
        {
            await _server.InitializeAsync();
            await _server.EmptyAsync();
            FilledAt = _server.Now;
            foreach (var (file, place, count) in new[] { ("fill_payments", "{rows}", Rows), ("fill_stories", "{stories}", Rows / 10) })
            {
                var sql = Sagas.Tests.Support.Repository.Read($"tests/Sagas.Benchmarks/Sql/{file}.sql");
                await _server.ExecuteAsync(sql.Replace(place, $"{count}", StringComparison.Ordinal));
            }

            foreach (var table in new[] { "payment", "payment_history", "inbox", "gateway_operation" })
                await _server.ExecuteAsync($"vacuum (analyze) sagas.{table}");
        }

        public ValueTask DisposeAsync() => _server.DisposeAsync();
    }
}
