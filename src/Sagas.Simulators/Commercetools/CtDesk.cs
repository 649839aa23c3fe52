using Sagas.Simulators.EasyCredit;
using Sagas.Simulators.Gateways;
using Sagas.Simulators.Payments;

namespace Sagas.Simulators.Commercetools;

/// <summary>What every call begins with: the token, the project, and which payment or cart, whose lock is then held.</summary>
internal sealed class CtDesk(SimulatedGateway gateway, EasyCreditSettings settings, CtTokens tokens)
{
    private const string KeyPrefix = "key=";

    public SimulatedAnswer? Refusal(SimulatedCall call)
    {
        if (!tokens.IsValid(call.Request.Headers.Authorization))
            return CtAnswers.InvalidToken();
        var project = call.Route("projectKey");
        return project == settings.ProjectKey ? null : CtAnswers.NotFound(project);
    }

    /// <summary>The route's id, or <c>key=…</c>.</summary>
    public SimulatedAnswer ServePayment(SimulatedCall call, Func<EasyCreditPayment, SimulatedAnswer> serve)
    {
        var id = call.Route("id");
        return Serve(call, id, id.StartsWith(KeyPrefix, StringComparison.Ordinal)
            ? ByLabel(CtPayment.KeyLabel(id[KeyPrefix.Length..]))
            : gateway.Payments.Find(id), serve);
    }

    public SimulatedAnswer ServeCart(SimulatedCall call, Func<EasyCreditPayment, SimulatedAnswer> serve)
    {
        var id = call.Route("id");
        return Serve(call, id, ByLabel(EasyCreditPayment.CartLabel(id)), serve);
    }

    /// <summary>Finds payments by a predicate; <c>null</c> for one that is not simulated.</summary>
    public IReadOnlyList<SimulatedPayment>? Find(string where)
    {
        if (CtPredicate.Id(where) is { } id)
            return gateway.Payments.Find(id) is { } payment ? [payment] : [];
        if (CtPredicate.Key(where) is { } key)
            return gateway.Payments.FindByLabel(CtPayment.KeyLabel(key));
        return CtPredicate.InteractionId(where) is { } interactionId
            ? gateway.Payments.FindByLabel(EasyCreditPayment.TechnicalLabel(interactionId))
            : null;
    }

    public SimulatedPayment? FindPayment(string id) => gateway.Payments.Find(id);

    private SimulatedPayment? ByLabel(string label) => gateway.Payments.FindByLabel(label) is [.., var last] ? last : null;

    private SimulatedAnswer Serve(SimulatedCall call, string id, SimulatedPayment? payment, Func<EasyCreditPayment, SimulatedAnswer> serve)
    {
        if (Refusal(call) is { } refusal)
            return refusal;
        return payment is null ? CtAnswers.NotFound(id) : ShopCalls.Locked(payment, serve) ?? CtAnswers.NotFound(id);
    }
}
