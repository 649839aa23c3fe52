namespace Sagas.Gateways.EasyCredit;

/// <summary>easyCredit lends euro and nothing else; its interfaces take major units.</summary>
internal static class Euro
{
    public const string Code = "EUR";
    private const int CentsPerEuro = 100;

    public static decimal Of(long cents) => (decimal)cents / CentsPerEuro;

    public static long? ToCents(decimal euro) =>
        euro is >= 0 and <= long.MaxValue / CentsPerEuro && decimal.IsInteger(euro * CentsPerEuro) ? (long)(euro * CentsPerEuro) : null;
}
