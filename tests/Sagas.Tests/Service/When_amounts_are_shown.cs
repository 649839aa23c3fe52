using Sagas.Gateways;
using Sagas.Service.Components;

namespace Sagas.Tests.Service;

public sealed class When_amounts_are_shown
{
    [Theory]
    [InlineData(150_000, "RUB", "1,500.00 RUB")]
    [InlineData(5, "EUR", "0.05 EUR")]
    [InlineData(0, "USD", "0.00 USD")]
    [InlineData(-150, "USD", "-1.50 USD")]
    [InlineData(1500, "JPY", "1,500 JPY")]
    [InlineData(1500, "KWD", "1.500 KWD")]
    [InlineData(12_345, "CLF", "1.2345 CLF")]
    [InlineData(9_000_000_000_000_000, "RUB", "90,000,000,000,000.00 RUB")]
    [InlineData(1500, "QQQ", "1,500 minor units QQQ")]
    [InlineData(1500, null, "1,500 minor units")]
    [InlineData(0, null, "–")]
    public void The_currency_decides_the_decimals(long amount, string? currency, string shown) => Money.Format(amount, currency).ShouldBe(shown);

    [Theory]
    [InlineData("RUB", 2)]
    [InlineData("ISK", 0)]
    [InlineData("TND", 3)]
    [InlineData("UYW", 4)]
    [InlineData("MRU", 2)]
    [InlineData("HRK", null)]
    [InlineData("XAU", null)]
    [InlineData("eur", null)]
    [InlineData("", null)]
    public void The_list_knows_active_codes_only(string code, int? decimals) => Currencies.DecimalsOf(code).ShouldBe(decimals);
}
