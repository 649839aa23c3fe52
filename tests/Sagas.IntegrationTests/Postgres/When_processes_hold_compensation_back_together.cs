using Microsoft.Extensions.DependencyInjection;
using Sagas.Contracts;
using Sagas.Payments;
using Sagas.Storage;
using Sagas.Tests.Storage;

namespace Sagas.IntegrationTests.Postgres;

public sealed class When_processes_hold_compensation_back_together : IAsyncLifetime
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly List<ServiceProvider> _processes = [];
    private string _connectionString = "";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _connectionString = await PostgresServer.CreateDatabaseAsync();
        await Process().GetRequiredService<MigrationRunner>().MigrateAsync(Token);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _processes)
            await process.DisposeAsync();
        await PostgresServer.DropDatabaseAsync(_connectionString);
    }

    [Fact]
    public async Task A_pause_holds_in_every_process_and_its_end_lets_go_in_every_process()
    {
        var (one, other) = (Process(), Process());
        await ExchangeAsync(one, other);
        await Pauses(one).BeginAsync(PauseScope.Everything, "anna", "fire", Token);

        await ExchangeAsync(other);
        Pauses(other).Holds("demo", "bank").ShouldNotBeNull().ShouldContain("anna: fire");

        (await Pauses(other).EndAsync(PauseScope.Everything, "boris", "out", Token)).ShouldBeTrue();
        await ExchangeAsync(one);
        Pauses(one).Holds("demo", "bank").ShouldBeNull();
    }

    [Fact]
    public async Task A_process_that_has_just_started_decides_nothing_before_it_knows_the_pauses()
    {
        await Pauses(Process()).BeginAsync(PauseScope.Team("demo"), "anna", "fire", Token);
        var restarted = Process();

        await restarted.GetRequiredService<ISagaStore>().LoadAsync([new LoadRequest(Make.SagaId("1"), null)], Token);

        Pauses(restarted).Holds("demo", "bank").ShouldNotBeNull();
    }

    [Fact]
    public async Task The_brake_counts_what_all_of_them_start()
    {
        var (one, other) = (Process(limit: 4), Process(limit: 4));
        await ExchangeAsync(one, other);
        Ask(one, 1, 2).ShouldBe([true, true]);
        Ask(other, 3).ShouldBe([true]);

        await ExchangeAsync(one, other, one);

        Ask(one, 1, 4, 5).ShouldBe([true, true, false]);
        await ExchangeAsync(one, other);
        Ask(other, 2, 6).ShouldBe([true, false]);
    }

    [Fact]
    public async Task What_was_counted_before_a_restart_still_counts()
    {
        var before = Process(limit: 2);
        await ExchangeAsync(before);
        Ask(before, 1, 2).ShouldBe([true, true]);
        await ExchangeAsync(before);

        var after = Process(limit: 2);
        await ExchangeAsync(after);

        Ask(after, 2, 3).ShouldBe([true, false]);
        Ask(after, Noon + TimeSpan.FromMinutes(10), 3).ShouldBe([true]);
    }

    [Fact]
    public async Task Sums_are_shared_too_and_grow_with_the_payment()
    {
        var (one, other) = (Process(sum: 1_000), Process(sum: 1_000));
        await ExchangeAsync(one, other);
        Refuses(one, 1, 100).ShouldBeNull();
        await ExchangeAsync(one, other);
        Refuses(one, 1, 900).ShouldBeNull();
        await ExchangeAsync(one, other);

        Refuses(other, 2, 101).ShouldNotBeNull();
        Refuses(other, 2, 100).ShouldBeNull();
    }

    [Fact]
    public async Task Counts_that_could_not_be_told_are_told_later()
    {
        var (one, other) = (Process(limit: 2), Process(limit: 2));
        await ExchangeAsync(one, other);
        Ask(one, 1, 2).ShouldBe([true, true]);
        await PostgresServer.ExecuteAsync(_connectionString, "alter table sagas.compensation_count rename to away");
        await Should.ThrowAsync<StoreUnavailableException>(() => ExchangeAsync(one));
        await PostgresServer.ExecuteAsync(_connectionString, "alter table sagas.away rename to compensation_count");

        await ExchangeAsync(one, other);

        Ask(other, 3).ShouldBe([false]);
    }

    private static CompensationPauses Pauses(IServiceProvider process) => process.GetRequiredService<CompensationPauses>();

    private static async Task ExchangeAsync(params ServiceProvider[] processes)
    {
        foreach (var process in processes)
            await process.GetRequiredService<ControlExchange>().RunAsync(Token);
    }

    private static IEnumerable<bool> Ask(ServiceProvider process, params int[] payments) => Ask(process, Noon, payments);

    private static IEnumerable<bool> Ask(ServiceProvider process, DateTimeOffset now, params int[] payments) =>
        [.. payments.Select(payment => Refuses(process, payment, 1, now) is null)];

    private static string? Refuses(ServiceProvider process, int payment, long amount, DateTimeOffset? now = null) =>
        process.GetRequiredService<WindowBrake>().Refuses(
            new PaymentSaga { CorrelationId = SagaIds.ForPayment("demo", $"{payment}"), TeamSlug = "demo", Gateway = "bank", Currency = "RUB" },
            amount,
            now ?? Noon);

    private ServiceProvider Process(int limit = 100, long? sum = null)
    {
        var services = new ServiceCollection();
        services.Configure<CompensationOptions>(options => options.Limits = new CompensationLimits
        {
            Count = limit,
            Sum = sum is { } most ? new() { ["RUB"] = most } : null,
        });
        services.AddPostgresSagaStore(_connectionString);
        _processes.Add(services.BuildServiceProvider());
        return _processes[^1];
    }
}
