using System.Globalization;
using System.Text.Json;

namespace Sagas.Gateways.EasyCredit;

/// <summary>Payments and carts in commercetools. Every change names the version it was decided on.</summary>
internal sealed class CommercetoolsApi(CommercetoolsOptions options, GatewayHttpClient http, CommercetoolsTokens tokens, EasyCreditText text)
{
    /// <summary>How many carts of one payment are looked at; more than one is unheard of.</summary>
    private const int MostCarts = 20;

    private const int Unauthorized = 401;

    /// <summary>A payment by its id.</summary>
    public async Task<Reading<CommercetoolsPayment>> PaymentAsync(string id, CancellationToken cancellationToken) =>
        await SendAsync(() => GatewayCall.Asking(HttpMethod.Get, options.Resource($"payments/{id}")), CommercetoolsPayment.Read, cancellationToken);

    /// <summary>The frozen carts that hold a payment.</summary>
    public async Task<Reading<FrozenCarts>> FrozenCartsAsync(string paymentId, CancellationToken cancellationToken)
    {
        var where = Uri.EscapeDataString($"paymentInfo(payments(id=\"{paymentId}\"))");
        var address = options.Resource(string.Create(CultureInfo.InvariantCulture, $"carts?where={where}&limit={MostCarts}"));
        return await SendAsync(() => GatewayCall.Asking(HttpMethod.Get, address), FrozenCarts.Read, cancellationToken);
    }

    /// <summary>Sets authorisations to Failure.</summary>
    /// <returns>The payment after it.</returns>
    public Task<Reading<CommercetoolsPayment>> FailAsync(
        GatewayOperation operation, string paymentId, long version, IReadOnlyList<string> transactions, CancellationToken cancellationToken) =>
        ChangeAsync(operation, $"payments/{paymentId}", Body(version, transactions.Select(Failing)), CommercetoolsPayment.Read, cancellationToken);

    /// <summary>Lets the customer change the cart again.</summary>
    public async Task<Trouble?> UnfreezeAsync(GatewayOperation operation, CommercetoolsCart cart, CancellationToken cancellationToken)
    {
        var body = Body(cart.Version, [new Dictionary<string, string> { ["action"] = "unfreezeCart" }]);
        var changed = await ChangeAsync(operation, $"carts/{cart.Id}", body, answer => answer.Text("id"), cancellationToken);
        return changed.Trouble;
    }

    private static Dictionary<string, string> Failing(string transactionId) => new()
    {
        ["action"] = "changeTransactionState",
        ["transactionId"] = transactionId,
        ["state"] = "Failure",
    };

    private static ReadOnlyMemory<byte> Body(long version, IEnumerable<Dictionary<string, string>> actions) =>
        JsonSerializer.SerializeToUtf8Bytes(new { version, actions });

    private Task<Reading<T>> ChangeAsync<T>(
        GatewayOperation operation, string path, ReadOnlyMemory<byte> body, Func<JsonFields, T?> read, CancellationToken cancellationToken)
        where T : class =>
        SendAsync(() => GatewayCall.Moving(operation, HttpMethod.Post, options.Resource(path)) with { Body = body }, read, cancellationToken);

    // A token that is turned away at the door did nothing, so the call may be made once more with a new one.
    private async Task<Reading<T>> SendAsync<T>(Func<GatewayCall> call, Func<JsonFields, T?> read, CancellationToken cancellationToken)
        where T : class
    {
        CommercetoolsTokens.Token? refused = null;
        while (true)
        {
            var token = await tokens.GetAsync(refused, cancellationToken);
            if (token.Value is null)
                return token.Trouble!;

            var reply = await http.SendAsync(call() with { Headers = Headers(token.Value), MayBeEmpty = true }, cancellationToken);
            if (refused is not null || StatusOf(reply) != Unauthorized)
                return Reading<T>.Of(reply, read, (status, body) => Refused(status, body, token.Value));
            refused = token.Value;
        }
    }

    private static Dictionary<string, string> Headers(CommercetoolsTokens.Token token) => new(StringComparer.OrdinalIgnoreCase)
    {
        ["Authorization"] = $"Bearer {token.Value}",
        ["Accept"] = "application/json",
    };

    private static int? StatusOf(HttpReply reply) => reply switch
    {
        HttpReply.Json json => (int)json.Status,
        HttpReply.Empty empty => (int)empty.Status,
        _ => null,
    };

    private Trouble Refused(int status, JsonFields body, CommercetoolsTokens.Token token)
    {
        var error = body.List("errors").FirstOrDefault();
        var told = (body.Text("message") ?? error.Text("message") ?? "").Replace(token.Value, "***", StringComparison.Ordinal);
        var code = error.Text("code") ?? status switch
        {
            404 => EasyCreditCodes.ResourceNotFound,
            409 => EasyCreditCodes.ConcurrentModification,
            _ => status.ToString(CultureInfo.InvariantCulture),
        };
        var kind = status switch
        {
            Unauthorized => TroubleKind.NotSent,
            409 => TroubleKind.Conflict,
            400 or 403 or 404 => TroubleKind.Refused,
            _ => TroubleKind.Lost,
        };
        return new Trouble(kind, text.Message($"commercetools answered HTTP {status.ToString(CultureInfo.InvariantCulture)}: {told}"), text.Code(code));
    }
}
