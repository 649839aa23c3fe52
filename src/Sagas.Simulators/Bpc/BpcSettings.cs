using System.Globalization;
using Sagas.Simulators.Gateways;

namespace Sagas.Simulators.Bpc;

/// <summary>Settings of one simulated BPC gateway, under <c>Simulators:{gateway}</c>.</summary>
internal sealed record BpcSettings
{
    private const string DateFormat = "yyyy-MM-dd";

    /// <summary><c>ApiKeys:0</c>, <c>:1</c>, …: all of them work, as while one is replaced by another; never logged, never answered.</summary>
    public required IReadOnlyList<string> ApiKeys { get; init; }

    /// <summary><c>DeletedApiKeys:0</c>, …: were good once, and get another error than one that never was.</summary>
    public required IReadOnlyList<string> DeletedApiKeys { get; init; }

    /// <summary>The current version, used where a request names none.</summary>
    public required string Version { get; init; }

    /// <summary>Signs webhooks; never logged, never answered.</summary>
    public required string WebhookSecret { get; init; }

    /// <summary>
    /// Nothing public shows how a list looks. <c>false</c>: it is a JSON array. <c>true</c>: it is the field <c>data</c> of an object.
    /// </summary>
    public required bool WrapLists { get; init; }

    public static BpcSettings Read(GatewaySettings settings)
    {
        var version = settings.Text(nameof(Version), "2023-10-31");
        var keys = settings.Texts(nameof(ApiKeys));
        return new BpcSettings
        {
            ApiKeys = keys.Count > 0 ? keys : throw settings.Invalid(nameof(ApiKeys), "needs at least one, ApiKeys:0"),
            DeletedApiKeys = settings.Texts(nameof(DeletedApiKeys)),
            Version = IsVersion(version) ? version : throw settings.Invalid(nameof(Version), $"must be a date such as {DateFormat}"),
            WebhookSecret = settings.Text(nameof(WebhookSecret)),
            WrapLists = settings.Flag(nameof(WrapLists)),
        };
    }

    public static bool IsVersion(string text) => DateOnly.TryParseExact(text, DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
