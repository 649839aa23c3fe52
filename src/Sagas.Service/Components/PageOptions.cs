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

    /// <summary>
    /// By currency, the largest amount (minor units) that one person moves alone; above it another approver has to confirm. Of a bulk job the
    /// sum counts. A currency that is not named has no such limit.
    /// </summary>
    public IReadOnlyDictionary<string, long> SecondPersonAbove { get; init; } = new Dictionary<string, long>(StringComparer.Ordinal);

    /// <summary>Whether so much needs a second person.</summary>
    /// <param name="amount">Minor units.</param>
    /// <param name="currency">ISO 4217, or <c>null</c> when no fact named it: then it cannot be compared with any limit.</param>
    public bool NeedsSecondPerson(long amount, string? currency) =>
        currency is null ? SecondPersonAbove.Count > 0 : SecondPersonAbove.TryGetValue(currency, out var limit) && amount > limit;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var fault in Faults(nameof(ApproverAbove), ApproverAbove).Concat(Faults(nameof(SecondPersonAbove), SecondPersonAbove)))
        {
            yield return fault;
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

    private static IEnumerable<ValidationResult> Faults(string setting, IReadOnlyDictionary<string, long> limits) => limits
        .Where(limit => limit.Value < 0 || !Sagas.Gateways.Currencies.IsKnown(limit.Key))
        .Select(limit => new ValidationResult("must be an ISO 4217 code with an amount of minor units, 0 or more.", [$"{setting}:{limit.Key}"]));
}
