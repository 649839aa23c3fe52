namespace Sagas.Simulators.EasyCredit;

/// <summary>Status words of the payment API.</summary>
internal static class PaymentApiStatus
{
    public const string Open = "OPEN";
    public const string Preauthorized = "PREAUTHORIZED";
    public const string Declined = "DECLINED";
    public const string Authorized = "AUTHORIZED";
    public const string Expired = "EXPIRED";

    /// <summary>Those of a transaction that nobody has paid.</summary>
    public static readonly IReadOnlyDictionary<string, string> Unpaid =
        new[] { Open, Preauthorized, Declined, Expired }.ToDictionary(word => word, StringComparer.Ordinal);
}

/// <summary>Status words of the merchant API.</summary>
internal static class MerchantApiStatus
{
    public const string ReportCapture = "REPORT_CAPTURE";
    public const string InBilling = "IN_BILLING";
    public const string Billed = "BILLED";
    public const string Expired = "EXPIRED";
}
