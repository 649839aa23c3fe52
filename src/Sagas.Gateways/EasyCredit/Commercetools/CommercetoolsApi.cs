using System.Buffers;
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
        ChangeAsync(operation, $"payments/{paymentId}", version, CommercetoolsPayment.Read, cancellationToken, json =>
        {
            foreach (var id in transactions)
            {
                json.WriteStartObject();
                json.WriteString("action", "changeTransactionState");
                json.WriteString("transactionId", id);
                json.WriteString("state", "Failure");
                json.WriteEndObject();
            }
        });

    /// <summary>Lets the customer change the cart again.</summary>
    public async Task<Trouble?> UnfreezeAsync(GatewayOperation operation, CommercetoolsCart cart, CancellationToken cancellationToken)
    {
        var changed = await ChangeAsync(operation, $"carts/{cart.Id}", cart.Version, body => body.Text("id"), cancellationToken, json =>
        {
            json.WriteStartObject();
            json.WriteString("action", "unfreezeCart");
            json.WriteEndObject();
        });
        return changed.Trouble;
    }

    private Task<Reading<T>> ChangeAsync<T>(
        GatewayOperation operation, string path, long version, Func<JsonFields, T?> read, CancellationToken cancellationToken, Action<Utf8JsonWriter> actions)
        where T : class
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteNumber("version", version);
            json.WriteStartArray("actions");
            actions(json);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return SendAsync(
            () => GatewayCall.Moving(operation, HttpMethod.Post, options.Resource(path)) with { Body = buffer.WrittenMemory }, read, cancellationToken);
    }

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
