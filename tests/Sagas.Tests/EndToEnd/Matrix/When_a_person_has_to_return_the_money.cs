namespace Sagas.Tests.EndToEnd.Matrix;

public sealed class When_a_person_has_to_return_the_money(KindsService service) : IClassFixture<KindsService>
{
    public static TheoryData<string, string, string[]> Paths { get; } = new()
    {
        { "assistant", "", ["https://moneta.test/cabinet", "150000 RUB"] },
        { "moneta", """ "kind":"pending","on":"refund","reads":0,"end":"FROZEN" """, ["FROZEN", "support", "manual-refund"] },
        { "moneta", """ "kind":"pending","on":"refund","reads":2,"end":"FROZEN" """, ["FROZEN", "support", "manual-refund"] },
        { "moneta", """ "kind":"pending","on":"refund","reads":1,"end":"CANCELED" """, ["CANCELED"] },
        { "moneta", """ "kind":"refused","on":"refund" """, ["Недостаточно средств"] },
        { "tbank", """ "kind":"refused","code":"3002" """, ["3002"] },
        { "ibusiness", """ "kind":"refused" """, ["3002"] },
        { "bpc", """ "kind":"refused","on":"refund" """, ["insufficientFunds"] },
        { "bpc", """ "kind":"pending","on":"refund","reads":1,"end":"failed" """, ["failed"] },
        { "easycredit", """ "kind":"refused","on":"refund" """, ["Refused"] },
        { "easycredit", """ "kind":"pending","on":"refund","reads":1,"end":"FAILED" """, ["FAILED"] },
        { "omnicart", """ "kind":"refused","on":"refund","code":"132001" """, ["132001"] },
    };

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task They_read_what_to_do_and_close_it_with_what_they_did(string slug, string fault, string[] words)
    {
        var kind = KindsService.Kind(slug);
        var payment = new MatrixPayment(service, kind, KindsService.Instance(kind), Undoing.Refund, Mishap.None);
        await payment.AnnounceAsync();
        await payment.FactAsync(Undoing.Refund.Fact);
        await payment.UntilStateAsync(Undoing.Refund.Resting);
        if (fault.Length > 0)
            await payment.ArmAsync(fault);

        await payment.FailAsync();

        var waiting = await payment.UntilStateAsync("ManualActionRequired");
        var shown = $"{waiting.Reason} {waiting.Operation?.Code}";
        foreach (var word in words)
            shown.ShouldContain(word);
        waiting.Next.What.ShouldNotBeNullOrWhiteSpace();
        waiting.Next.At.ShouldNotBeNull("They are reminded.");
        (await payment.LedgerAsync()).ShouldBeEmpty();

        await payment.DecideAsync("manual-refund", $",\"amount\":{Undoing.Whole},\"reference\":\"back-office-1\"");
        var closed = await payment.UntilStateAsync("Refunded");
        (closed.Status, closed.NewAmount, closed.ReturnedAmount).ShouldBe(("REFUNDED", 0, Undoing.Whole));
        (await payment.LedgerAsync()).ShouldBeEmpty();
        (await payment.HistoryAsync()).ShouldContain(row => row.Event == "record-manual-refund" && row.Actor == "demo");
    }
}
