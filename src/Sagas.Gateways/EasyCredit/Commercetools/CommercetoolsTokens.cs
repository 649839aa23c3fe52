using System.Globalization;
using System.Text;

namespace Sagas.Gateways.EasyCredit;

/// <summary>
/// The one access token of an instance (OAuth 2.0 client credentials). Whoever needs it while it is being fetched waits for the same fetch;
/// it is renewed before it ends, and at once when commercetools turned it away.
/// </summary>
internal sealed class CommercetoolsTokens(CommercetoolsOptions options, GatewayHttpClient http, EasyCreditText text, TimeProvider time)
{
    /// <summary>Of the token's life; the rest covers calls under way and clocks that differ.</summary>
    private const double UsedShare = 0.9;

    private readonly Lock _lock = new();
    private Task<Reading<Token>>? _fetch;

    /// <summary>A token that may be used.</summary>
    /// <param name="refused">The one that was turned away; it is not given out again.</param>
    /// <param name="cancellationToken">Ends the waiting, not the fetch, which is bounded by the gateway's timeout and may serve others.</param>
    public async Task<Reading<Token>> GetAsync(Token? refused, CancellationToken cancellationToken)
    {
        Task<Reading<Token>> fetch;
        lock (_lock)
        {
            if (_fetch is null || (_fetch.IsCompleted && !IsUsable(_fetch, refused)))
                _fetch = FetchAsync();
            fetch = _fetch;
        }

        return await fetch.WaitAsync(cancellationToken);
    }

    private bool IsUsable(Task<Reading<Token>> fetch, Token? refused) =>
        fetch.IsCompletedSuccessfully
        && fetch.Result.Value is { } token
        && !ReferenceEquals(token, refused)
        && time.GetElapsedTime(token.FetchedAt) < token.UseFor;

    private async Task<Reading<Token>> FetchAsync()
    {
        var fetchedAt = time.GetTimestamp();
        var credentials = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.ClientId}:{options.ClientSecret}"));
        var call = GatewayCall.Asking(HttpMethod.Post, options.Token()) with
        {
            Body = "grant_type=client_credentials"u8.ToArray(),
            MediaType = "application/x-www-form-urlencoded",
            Headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["Authorization"] = $"Basic {credentials}" },
            MayBeEmpty = true,
        };
        return Reading<Token>.Of(await http.SendAsync(call, CancellationToken.None), body => Read(body, fetchedAt), Refused);
    }

    private static Token? Read(JsonFields body, long fetchedAt) =>
        body.Text("access_token") is { Length: > 0 } value && !value.AsSpan().ContainsAny('\r', '\n')
            ? new Token(value, fetchedAt, TimeSpan.FromSeconds(Math.Clamp(body.Whole("expires_in") ?? 0, 0, int.MaxValue)) * UsedShare)
            : null;

    // Nothing can be done without a token, and nothing was: also a wrong secret only delays.
    private Trouble Refused(int status, JsonFields body) => new(
        TroubleKind.NotSent,
        text.Message(string.Create(CultureInfo.InvariantCulture, $"commercetools gave no access token: HTTP {status} {body.Text("error_description")}").TrimEnd()),
        text.Code(body.Text("error")));

    /// <summary>An access token.</summary>
    /// <param name="Value">The secret.</param>
    /// <param name="FetchedAt">By the monotonic clock.</param>
    /// <param name="UseFor">From then on.</param>
    public sealed record Token(string Value, long FetchedAt, TimeSpan UseFor)
    {
        /// <inheritdoc />
        public override string ToString() => nameof(Token);
    }
}
