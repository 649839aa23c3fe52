using Sagas.Simulators.Gateways;

namespace Sagas.Simulators.Moneta;

/// <summary>
/// Settings of one simulated MONETA gateway, under <c>Simulators:{gateway}</c>, beside those of its <see cref="PayUrlSettings"/>.
/// </summary>
internal sealed record MonetaSettings
{
    /// <summary>The API user.</summary>
    public required string Username { get; init; }

    /// <summary>That user's password, sent in every body; never logged, never answered.</summary>
    public required string Password { get; init; }

    /// <summary>Needed by calls that move money; never logged, never answered.</summary>
    public required string PaymentPassword { get; init; }

    /// <summary>The merchant's account number, on which operations are looked for.</summary>
    public required string AccountId { get; init; }

    public static MonetaSettings Read(GatewaySettings settings)
    {
        var accountId = settings.Text(nameof(AccountId));
        return new MonetaSettings
        {
            Username = settings.Text(nameof(Username)),
            Password = settings.Text(nameof(Password)),
            PaymentPassword = settings.Text(nameof(PaymentPassword)),
            AccountId = MonetaIds.IsId(accountId) ? accountId : throw settings.Invalid(nameof(AccountId), "must be an account number"),
        };
    }
}

/// <summary>How the merchant is told of payments, under <c>Simulators:{gateway}</c>. The address is the common <c>WebhookUrl</c>.</summary>
internal sealed record PayUrlSettings
{
    /// <summary>The account that <c>MNT_ID</c> names.</summary>
    public required string MntId { get; init; }

    /// <summary>The secret in the MD5 signature; never logged, never answered.</summary>
    public required string IntegrityCode { get; init; }

    /// <summary><c>PayUrlMethod</c>: <c>GET</c>, or <c>POST</c> (unless given) with a form.</summary>
    public required HttpMethod Method { get; init; }

    /// <summary><c>MNT_TEST_MODE</c>.</summary>
    public required bool TestMode { get; init; }

    public static PayUrlSettings Read(GatewaySettings settings) => new()
    {
        MntId = settings.Text(nameof(MntId)),
        IntegrityCode = settings.Text(nameof(IntegrityCode)),
        Method = settings.Text("PayUrlMethod", "POST") switch
        {
            "GET" => HttpMethod.Get,
            "POST" => HttpMethod.Post,
            _ => throw settings.Invalid("PayUrlMethod", "must be GET or POST"),
        },
        TestMode = settings.Flag(nameof(TestMode)),
    };
}
