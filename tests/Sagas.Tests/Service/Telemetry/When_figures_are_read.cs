using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Sagas.Service.Health;
using Sagas.Storage;
using Sagas.Tests.EndToEnd.Support;
using Sagas.Tests.Support;

namespace Sagas.Tests.Service.Telemetry;

public sealed class When_figures_are_read(When_figures_are_read.QuickReader service) : IClassFixture<When_figures_are_read.QuickReader>
{
    private const string Payments = "sagas.payments gateway=nowhere state=ManualActionRequired";
    private const string AtRisk = "sagas.money.at_risk currency=RUB gateway=nowhere state=ManualActionRequired";

    [Fact]
    public async Task Money_that_waits_for_a_person_is_at_risk_until_somebody_decides()
    {
        using var book = Book();
        var shop = new Shop(service, "1601", amount: 70_000, gateway: "nowhere");
        await shop.FactAsync("payment-captured");
        await shop.FailAsync();
        await shop.UntilStateAsync("ManualActionRequired");

        await Probe.UntilAsync(() => (book.Read(Payments), book.Read(AtRisk)), seen => seen == (1, 70_000), _ => book.ToString());
        await shop.DecideAsync("dismiss");

        // Not absent: a reader would go on with the last value.
        await Probe.UntilAsync(() => (book.Read(Payments), book.Read(AtRisk)), seen => seen == (0, 0), _ => book.ToString());
    }

    [Theory]
    [InlineData("process")]
    [InlineData("parts")]
    [InlineData("masstransit-bus")]
    public async Task A_ready_process_says_so_of_each_part(string part)
    {
        using var book = Book();

        await Probe.UntilAsync(() => book.Read($"sagas.ready part={part}"), seen => seen == 1, _ => book.ToString());
    }

    [Fact]
    public async Task A_part_that_is_not_ready_is_told()
    {
        using var host = new ServiceHost { Change = services => services.AddSingleton<IReadinessSource>(new BrokenPart()) };
        using var book = new InstrumentBook(host.Services.GetRequiredService<IMeterFactory>());

        await Probe.UntilAsync(() => book.Read("sagas.ready part=parts"), seen => seen == 0, _ => book.ToString());
    }

    [Fact]
    public async Task Nothing_is_told_while_the_store_is_away()
    {
        using var book = Book();
        await Probe.UntilAsync(() => book.Read("sagas.outbox.messages"), seen => seen is not null, _ => book.ToString());

        service.Store.IsAway = true;
        try
        {
            await Probe.UntilAsync(Fresh, seen => seen is null, _ => book.ToString());
            await Probe.UntilAsync(() => service.Log.Entries.Any(entry => entry.Id == 5060), said => said);
        }
        finally
        {
            service.Store.IsAway = false;
        }

        await Probe.UntilAsync(Fresh, seen => seen is not null, _ => book.ToString());

        double? Fresh()
        {
            book.Forget();
            return book.Read("sagas.outbox.messages");
        }
    }

    [Fact]
    public async Task A_compensation_is_timed_when_it_ends()
    {
        using var book = Book();
        var shop = await new Shop(service, "1602").PaidAsync("CONFIRMED");
        await shop.FactAsync("payment-captured");
        await shop.FailAsync();
        await shop.UntilStateAsync("Refunded");

        (await Probe.UntilAsync(() => book.Read("sagas.compensation.duration gateway=ibusiness"), seen => seen is not null, _ => book.ToString()))!
            .Value.ShouldBeInRange(0, Probe.Patience.TotalSeconds);
        book.Read("sagas.transitions gateway=ibusiness state=Refunded").ShouldBe(1);
    }

    private InstrumentBook Book() => new(service.Services.GetRequiredService<IMeterFactory>());

    public sealed class QuickReader : RunningService
    {
        internal LeavingStore Store { get; private set; } = null!;

        protected override IEnumerable<(string Key, string Value)> Settings() => [("Telemetry:ReadEvery", "00:00:00.050"), ("Telemetry:CheckEvery", "00:00:01")];

        protected override void ConfigureWebHost(Microsoft.AspNetCore.Hosting.IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureServices(services => services.AddSingleton<IFigureReader>(provider =>
                Store = new LeavingStore(provider.GetRequiredService<InMemoryStore>())));
        }
    }

    private sealed class BrokenPart : IReadinessSource
    {
        public string Name => "engine";

        public IReadOnlyList<string> Problems => ["it does not run"];
    }

    internal sealed class LeavingStore(IFigureReader inner) : IFigureReader
    {
        public volatile bool IsAway;

        public Task<StoreFigures> ReadFiguresAsync(CancellationToken cancellationToken) =>
            IsAway ? throw new StoreUnavailableException("away", new TimeoutException()) : inner.ReadFiguresAsync(cancellationToken);
    }
}
