using Sagas.Tests.EndToEnd.Support;

namespace Sagas.Tests.EndToEnd.Matrix;

/// <summary>A restore from a backup: the gateways have moved the money, and a process whose store knows nothing of it is told everything again.</summary>
public sealed class When_the_database_has_forgotten(KindsService before) : IClassFixture<KindsService>
{
    private const string ItemA = """,{"itemId":"a","amount":20000}""";
    private const string ItemB = """,{"itemId":"b","amount":30000}""";

    public static TheoryData<string, string> Undone { get; } = new(
        from kind in MatrixKinds.All
        from undoing in Undoing.All
        where !kind.Lacks.ContainsKey(undoing)
        select (kind.Slug, undoing.Name));

    public static TheoryData<string> InParts { get; } =
        [.. MatrixKinds.All.Where(kind => !kind.Lacks.ContainsKey(Undoing.Partial)).Select(kind => kind.Slug)];

    [Theory]
    [MemberData(nameof(Undone))]
    public async Task What_was_undone_is_found_and_not_done_again(string slug, string name)
    {
        var kind = KindsService.Kind(slug);
        var undoing = Undoing.All.Single(one => one.Name == name);
        var known = new MatrixPayment(before, kind, KindsService.Instance(kind), undoing, Mishap.None);
        await known.RunAsync();
        await using var restored = await RestoredService.StartAsync(before);

        var forgotten = known.At(restored);
        await forgotten.FactAsync(undoing.Fact);
        await forgotten.FailAsync();
        var cell = await forgotten.UntilEndedAsync();

        cell.Fault(undoing, mayNeedSomebody: false).ShouldBeNull($"{cell} {cell.Ledger}");
    }

    [Theory]
    [MemberData(nameof(InParts))]
    public async Task Parts_that_are_told_in_another_order_go_back_once_each(string slug)
    {
        var kind = KindsService.Kind(slug);
        var known = new MatrixPayment(before, kind, KindsService.Instance(kind), Undoing.Partial, Mishap.None);
        await known.AnnounceAsync();
        await known.FactAsync(Undoing.Partial.Fact);
        await known.FailAsync(Items(ItemA));
        await known.UntilAsync(seen => seen is { State: "Confirmed", ReturnedAmount: 20_000 });
        await known.FailAsync(Items(ItemB));
        await known.UntilAsync(seen => seen is { State: "Confirmed", ReturnedAmount: 50_000 });
        var moved = await known.LedgerAsync();
        moved.Sum(movement => movement.Amount).ShouldBe(50_000);
        await using var restored = await RestoredService.StartAsync(before);

        var forgotten = known.At(restored);
        await forgotten.FactAsync(Undoing.Partial.Fact);
        await forgotten.FailAsync(Items(ItemB));
        await forgotten.UntilAsync(seen => seen is { State: "Confirmed", ReturnedAmount: > 0 } or { State: "ManualActionRequired" });
        await forgotten.FailAsync(Items(ItemA));
        var end = await forgotten.UntilAsync(seen => seen is { State: "Confirmed", ReturnedAmount: >= 50_000 } or { State: "ManualActionRequired" });

        (await known.LedgerAsync()).ShouldBe(moved, $"{end}");
        (end.State, end.ReturnedAmount).ShouldBe(("Confirmed", 50_000), $"{end}");
    }

    private static string Items(string items) => $",\"items\":[{items[1..]}]";

    /// <summary>Another process with an empty store, whose gateways are those of the first.</summary>
    private sealed class RestoredService(RunningService gateways) : KindsService
    {
        public static async Task<RestoredService> StartAsync(RunningService gateways)
        {
            var restored = new RestoredService(gateways);
            await restored.InitializeAsync();
            return restored;
        }

        protected override IEnumerable<(string Key, string Value)> Settings()
        {
            var there = gateways.Client.BaseAddress!.GetLeftPart(UriPartial.Authority);
            return base.Settings().Select(setting => (setting.Key, setting.Value.Replace("http://embedded.invalid", there, StringComparison.Ordinal)));
        }
    }
}
