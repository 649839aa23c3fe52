using System.ComponentModel.DataAnnotations;

namespace Sagas.Service.Components;

/// <summary>Section <c>Pages</c>: the operations pages.</summary>
internal sealed record PageOptions : IValidatableObject
{
    public const string Section = "Pages";

    /// <summary>Seconds between two refreshes of a page that shows what moves; 0 for none.</summary>
    [Range(0, 3600)]
    public int RefreshSeconds { get; init; } = 5;

    /// <summary>Rows of history on one page.</summary>
    [Range(1, 500)]
    public int HistoryRows { get; init; } = 200;

    /// <summary>The most payments in one file of a search.</summary>
    [Range(1, 1_000_000)]
    public int CsvRows { get; init; } = 10_000;

    /// <summary>
    /// By currency, the largest amount (minor units) that an operator decides about without an approver; a currency that is not named has no
    /// such limit.
    /// </summary>
    public IReadOnlyDictionary<string, long> ApproverAbove { get; init; } = new Dictionary<string, long>(StringComparer.Ordinal);

    /// <summary>The zone of the local times that pages show beside UTC, such as <c>Europe/Berlin</c>. Default: the machine's.</summary>
    public string? TimeZone { get; init; }

    /// <summary>Where a trace is looked at: an absolute address in which <c>{traceId}</c> stands for the trace's id. Absent, the id alone is shown.</summary>
    public string? TraceUrl { get; init; }

    internal TimeZoneInfo Zone => TimeZone is { } id && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone : TimeZoneInfo.Local;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var (currency, amount) in ApproverAbove)
        {
            if (amount < 0 || !Sagas.Gateways.Currencies.IsKnown(currency))
            {
                yield return new ValidationResult("must be an ISO 4217 code with an amount of minor units, 0 or more.", [$"{nameof(ApproverAbove)}:{currency}"]);
            }
        }

        if (TimeZone is not null && !TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out _))
        {
            yield return new ValidationResult("must be a time zone that this machine knows, such as Europe/Berlin.", [nameof(TimeZone)]);
        }

        if (TraceUrl is not null && !TraceLinks.IsTemplate(TraceUrl))
        {
            yield return new ValidationResult("must be an http or https address with {traceId} in it.", [nameof(TraceUrl)]);
        }
    }
}
