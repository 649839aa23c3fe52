using Sagas.Gateways;

namespace Sagas.Tests.Gateways.Wire;

public sealed class When_amounts_are_decimal_texts
{
    [Theory]
    [InlineData(0, "RUB", "0.00")]
    [InlineData(1, "RUB", "0.01")]
    [InlineData(-1001, "EUR", "-10.01")]
    [InlineData(long.MaxValue, "USD", "92233720368547758.07")]
    [InlineData(long.MaxValue, "KWD", "9223372036854775.807")]
    [InlineData(120, "JPY", "120")]
    public void Both_ways_are_exact(long minor, string currency, string text)
    {
        MajorUnits.ToText(minor, currency).ShouldBe(text);
        MajorUnits.ToMinor(text, currency).ShouldBe(minor);
    }

    [Theory]
    [InlineData("10", "RUB", 1000)]
    [InlineData("10.0100", "RUB", 1001)]
    [InlineData(".5", "RUB", 50)]
    [InlineData("5.0", "JPY", 5)]
    public void Other_spellings_of_an_amount_are_read(string text, string currency, long minor) => MajorUnits.ToMinor(text, currency).ShouldBe(minor);

    [Theory]
    [InlineData(null, "RUB")]
    [InlineData("", "RUB")]
    [InlineData("1,5", "RUB")]
    [InlineData("1 000", "RUB")]
    [InlineData("1e3", "RUB")]
    [InlineData("0.001", "RUB")]
    [InlineData("0.1", "JPY")]
    [InlineData("92233720368547758.08", "RUB")]
    [InlineData("79228162514264337593543950335", "RUB")]
    [InlineData("79228162514264337593543950336", "RUB")]
    [InlineData("1.00", "XXX")]
    public void What_is_no_exact_amount_is_none(string? text, string currency) => MajorUnits.ToMinor(text, currency).ShouldBeNull();

    [Fact]
    public void A_currency_without_minor_unit_has_no_text() => MajorUnits.ToText(1, "XAU").ShouldBeNull();
}
