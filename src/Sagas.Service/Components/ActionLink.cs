using Sagas.Service.Api.Actions;

namespace Sagas.Service.Components;

/// <summary>A decision as a page names it.</summary>
/// <param name="Name">The last part of its address.</param>
/// <param name="Title">On its button.</param>
/// <param name="Meaning">What it does, in a sentence.</param>
/// <param name="NeedsAmount">An amount and a reference are asked for.</param>
public sealed record ActionLink(string Name, string Title, string Meaning, bool NeedsAmount)
{
    internal static ActionLink Of(PersonAction action) => new(
        action.Name,
        action.Title ?? string.Concat(action.Name[..1].ToUpperInvariant(), action.Name.AsSpan(1)),
        action.Meaning,
        action.Body == typeof(ManualRefundBody));
}
