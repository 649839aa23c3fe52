namespace Sagas.Gateways.EasyCredit;

/// <summary>A payment in commercetools, as far as this adapter looks.</summary>
internal sealed record CommercetoolsPayment
{
    /// <summary>An authorisation.</summary>
    /// <param name="Id">commercetools' own id of the transaction; changes name it by this.</param>
    /// <param name="InteractionId">easyCredit's technical id.</param>
    /// <param name="State">Initial, Pending, Success or Failure.</param>
    public sealed record Authorization(string Id, string InteractionId, string State)
    {
        public bool IsOpen => State is "Initial" or "Pending";

        public bool IsFailed => State is "Failure";
    }

    private const string Interface = "easycredit";

    public required long Version { get; init; }

    public required bool IsEasyCredit { get; init; }

    /// <summary>Those that easyCredit knows; others have no <c>interactionId</c>.</summary>
    public required IReadOnlyList<Authorization> Authorizations { get; init; }

    /// <summary>What is to be paid, in minor units.</summary>
    public long? Planned { get; init; }

    public IReadOnlyList<Authorization> Open => [.. Authorizations.Where(authorization => authorization.IsOpen)];

    public IReadOnlyList<Authorization> Failed => [.. Authorizations.Where(authorization => authorization.IsFailed)];

    public static CommercetoolsPayment? Read(JsonFields body) => body.Whole("version") is not { } version ? null : new()
    {
        Version = version,
        IsEasyCredit = string.Equals(body.Object("paymentMethodInfo").Text("paymentInterface"), Interface, StringComparison.OrdinalIgnoreCase),
        Authorizations =
        [
            .. from transaction in body.List("transactions")
               where string.Equals(transaction.Text("type"), "Authorization", StringComparison.Ordinal)
               let id = transaction.Text("id")
               let interactionId = transaction.Text("interactionId")
               where EasyCreditIds.IsResource(id) && EasyCreditIds.IsResource(interactionId)
               select new Authorization(id, interactionId, transaction.Text("state") ?? ""),
        ],
        Planned = body.Object("amountPlanned").Whole("centAmount"),
    };
}

/// <summary>A cart that waits for its payment.</summary>
internal sealed record CommercetoolsCart(string Id, long Version);

/// <summary>The carts of a payment that are frozen.</summary>
internal sealed record FrozenCarts(IReadOnlyList<CommercetoolsCart> All)
{
    public static FrozenCarts? Read(JsonFields body)
    {
        if (body.Element.ValueKind != System.Text.Json.JsonValueKind.Object || !body.Element.TryGetProperty("results", out var results)
            || results.ValueKind != System.Text.Json.JsonValueKind.Array)
        {
            return null;
        }

        var frozen = body.List("results")
            .Where(cart => string.Equals(cart.Text("cartState"), "Frozen", StringComparison.Ordinal))
            .Select(cart => (Id: cart.Text("id"), Version: cart.Whole("version")))
            .ToArray();
        return Array.TrueForAll(frozen, cart => EasyCreditIds.IsResource(cart.Id) && cart.Version is not null)
            ? new FrozenCarts([.. frozen.Select(cart => new CommercetoolsCart(cart.Id!, cart.Version!.Value))])
            : null;
    }
}
