using System.ComponentModel.DataAnnotations;

namespace Sagas.Service.Components;

/// <summary>Section <c>Pages</c>: the operations pages.</summary>
internal sealed record PageOptions
{
    public const string Section = "Pages";

    /// <summary>Seconds between two refreshes of a page; 0 for none.</summary>
    [Range(0, 3600)]
    public int RefreshSeconds { get; init; } = 5;

    /// <summary>Rows of history on one page.</summary>
    [Range(1, 500)]
    public int HistoryRows { get; init; } = 200;
}
