using Sagas.Simulators.Gateways;

namespace Sagas.Simulators.TBank;

/// <summary>Settings of one simulated T-Bank terminal, under <c>Simulators:{gateway}</c>.</summary>
internal sealed record TBankSettings
{
    private const int MaxTerminalKey = 20;

    /// <summary>The one terminal it knows.</summary>
    public required string TerminalKey { get; init; }

    /// <summary>Signs that terminal's requests and its notifications; never logged, never answered.</summary>
    public required string Password { get; init; }

    /// <summary>
    /// Writes <c>PaymentId</c> in answers of Cancel as a text, as the published example has it; otherwise as a number, as the
    /// published schema has it.
    /// </summary>
    public required bool PaymentIdAsText { get; init; }

    /// <summary>
    /// <c>Amount</c> in answers of GetState is what remains; otherwise what the payment was made for. The documents do not say.
    /// </summary>
    public required bool StateShowsRemaining { get; init; }

    public static TBankSettings Read(GatewaySettings settings)
    {
        var terminalKey = settings.Text(nameof(TerminalKey));
        return new TBankSettings
        {
            TerminalKey = terminalKey.Length <= MaxTerminalKey
                ? terminalKey
                : throw settings.Invalid(nameof(TerminalKey), $"has at most {MaxTerminalKey} characters"),
            Password = settings.Text(nameof(Password)),
            PaymentIdAsText = settings.Flag(nameof(PaymentIdAsText)),
            StateShowsRemaining = settings.Flag(nameof(StateShowsRemaining)),
        };
    }
}
