using Sagas.Simulators.Gateways;

namespace Sagas.Simulators.EasyCredit;

/// <summary>Settings of one simulated easyCredit shop and its commercetools project, under <c>Simulators:{gateway}</c>.</summary>
internal sealed record EasyCreditSettings
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    /// <summary>User name of both APIs, such as <c>2.de.1234.1</c>.</summary>
    public required string WebshopId { get; init; }

    /// <summary>Their password; never logged, never answered.</summary>
    public required string ApiPassword { get; init; }

    /// <summary>Signs request bodies; <c>null</c> when the shop does not sign.</summary>
    public required string? SignatureSecret { get; init; }

    /// <summary>How long a booking takes unless enough status reads end it before.</summary>
    public required TimeSpan SettleAfter { get; init; }

    /// <summary>
    /// Takes a refund whose bookingId it has seen for a repeat. The documents do not say whether it does, so unless set each call
    /// is a booking of its own.
    /// </summary>
    public required bool DedupeBookingIds { get; init; }

    /// <summary>Writes the merchant status with that of the latest unfinished booking behind it, as the schema's description allows.</summary>
    public required bool SuffixStatus { get; init; }

    /// <summary>Key of the commercetools project.</summary>
    public required string ProjectKey { get; init; }

    /// <summary>Of its API client.</summary>
    public required string ClientId { get; init; }

    /// <summary>Of its API client; never logged, never answered.</summary>
    public required string ClientSecret { get; init; }

    /// <summary>How long an access token of commercetools lives.</summary>
    public required TimeSpan TokenLifetime { get; init; }

    public static EasyCreditSettings Read(GatewaySettings settings) => new()
    {
        WebshopId = settings.Text(nameof(WebshopId)),
        ApiPassword = settings.Text(nameof(ApiPassword)),
        SignatureSecret = settings.OptionalText(nameof(SignatureSecret)),
        SettleAfter = settings.Duration(nameof(SettleAfter), TimeSpan.FromSeconds(1), Longest),
        DedupeBookingIds = settings.Flag(nameof(DedupeBookingIds)),
        SuffixStatus = settings.Flag(nameof(SuffixStatus)),
        ProjectKey = settings.Text(nameof(ProjectKey)),
        ClientId = settings.Text(nameof(ClientId)),
        ClientSecret = settings.Text(nameof(ClientSecret)),
        TokenLifetime = settings.Duration(nameof(TokenLifetime), TimeSpan.FromHours(48), Longest),
    };
}
