using System.Globalization;
using Sagas.Service.Bulk;
using Sagas.Service.Ingress;

namespace Sagas.Service.Components;

/// <summary>A decision about many payments as it was typed.</summary>
internal sealed record BulkForm(string Reason, string RateText, int Rate, bool DryRun, string Seal, Guid RequestId)
{
    public const string ReasonField = "reason";
    public const string RateField = "rate";
    public const string DryRunField = "dry";
    public const string SealField = "seal";
    public const string IdField = "id";

    /// <summary>The job's id and a second name must fit beside it into the reason that a history takes.</summary>
    public const int ReasonLength = 360;

    public const int DefaultRate = 5;

    public static BulkForm Empty { get; } = new("", DefaultRate.ToString(CultureInfo.InvariantCulture), DefaultRate, DryRun: false, "", Guid.Empty);

    public static BulkForm Read(IFormCollection form, BulkOptions options, BodyErrors errors)
    {
        var reason = form[ReasonField].ToString().Trim();
        if (TypedText.Fault(reason, ReasonLength) is { } fault)
        {
            errors.Add(ReasonField, fault);
        }

        var typed = form[RateField].ToString().Trim();
        if (!int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var rate) || rate < 1 || rate > options.MostPerSecond)
        {
            errors.Add(RateField, string.Create(CultureInfo.InvariantCulture, $"must be a whole number from 1 to {options.MostPerSecond}"));
        }

        if (!Guid.TryParseExact(form[IdField], "N", out var id))
        {
            errors.Add(IdField, "is not that of a form");
        }

        return new BulkForm(reason, typed, rate, form[DryRunField].Count > 0, form[SealField].ToString(), id);
    }
}
