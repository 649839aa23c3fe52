namespace Sagas.Service.Api.Actions;

/// <summary>Who decides, and with what right.</summary>
/// <param name="Name">Who; kept in the payment's history.</param>
/// <param name="IsApprover">An approver who is signed in: may be the second person of two.</param>
/// <param name="IsConfirmed">A second person has confirmed it already, for many payments at once.</param>
/// <param name="DryRun">Everything is checked and nothing is sent.</param>
internal sealed record Decider(string Name, bool IsApprover = false, bool IsConfirmed = false, bool DryRun = false);
