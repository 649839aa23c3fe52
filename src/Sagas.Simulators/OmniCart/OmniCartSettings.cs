using System.Security.Cryptography;
using System.Text;
using Sagas.Simulators.Gateways;

namespace Sagas.Simulators.OmniCart;

/// <summary>Settings of one simulated OmniCart account, under <c>Simulators:{gateway}</c>.</summary>
internal sealed record OmniCartSettings
{
    /// <summary>The one access key it knows; never logged, never answered.</summary>
    public required string ApiAccessToken { get; init; }

    /// <summary>What becomes of a call about items in different statuses: <c>Strict</c> unless set.</summary>
    public required MixedCartRule MixedCarts { get; init; }

    /// <summary>How error codes are written: <c>Mixed</c> unless set.</summary>
    public required ErrorCodeForm ErrorCodes { get; init; }

    public static OmniCartSettings Read(GatewaySettings settings) => new()
    {
        ApiAccessToken = settings.Text(nameof(ApiAccessToken)),
        MixedCarts = Word(settings, nameof(MixedCarts), MixedCartRule.Strict),
        ErrorCodes = Word(settings, nameof(ErrorCodes), ErrorCodeForm.Mixed),
    };

    /// <summary>Takes the same time wherever the tokens differ.</summary>
    public bool IsToken(string token) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(ApiAccessToken), Encoding.UTF8.GetBytes(token));

    private static T Word<T>(GatewaySettings settings, string key, T fallback)
        where T : struct, Enum
    {
        var word = settings.Text(key, fallback.ToString());
        return Enum.TryParse<T>(word, out var value) && Enum.IsDefined(value)
            ? value
            : throw settings.Invalid(key, $"must be one of {string.Join(", ", Enum.GetNames<T>())}");
    }
}

/// <summary>A call is about items of which some only are in the status it needs.</summary>
internal enum MixedCartRule
{
    /// <summary>It fails and changes nothing, as the guide says: all items must be in that status.</summary>
    Strict,

    /// <summary>It is carried out on those that are, as the code table reads: it fails when none is.</summary>
    Lenient,
}

/// <summary>How the code of an error is written. Published examples have both forms.</summary>
internal enum ErrorCodeForm
{
    /// <summary>In turns.</summary>
    Mixed,
    Text,
    Number,
}
