using Sagas.Simulators.Gateways;

namespace Sagas.Simulators.OmniCart;

/// <summary>What every call begins with: who calls, which cart. Then the cart is locked for the whole of the call.</summary>
internal sealed class CartDesk(SimulatedGateway gateway, OmniCartSettings settings, OmniCartAnswers answers)
{
    private const string TokenHeader = "Api-Access-Token";

    public SimulatedAnswer Serve(SimulatedCall call, Func<OmniCartRequest, Cart, SimulatedAnswer> serve)
    {
        if (!settings.IsToken(call.Request.Headers[TokenHeader].ToString()))
            return answers.Failure([OmniCartError.Unauthenticated], debug: false);
        var request = new OmniCartRequest(call.Body);
        if (request.CartId.Length > 0 && gateway.Payments.Find(request.CartId) is null)
            request.Errors.Add(OmniCartError.NoSuchCart);
        if (request.CartId.Length == 0 || gateway.Payments.Find(request.CartId) is not { } payment)
            return answers.Failure(request.Errors, request.Debug);
        lock (payment.Gate)
            return serve(request, Cart.Of(payment));
    }

    /// <summary>The same for a read, whose cart and filter are in the address.</summary>
    public SimulatedAnswer ServeRead(SimulatedCall call, Func<StatusQuery, Cart, SimulatedAnswer> serve)
    {
        if (!settings.IsToken(call.Request.Headers[TokenHeader].ToString()))
            return answers.Failure([OmniCartError.Unauthenticated], debug: false);
        var query = new StatusQuery(call.Request.Query);
        if (gateway.Payments.Find(call.Route("cartId")) is not { } payment)
            query.Errors.Insert(0, OmniCartError.NoSuchCart);
        else if (query.Errors.Count == 0)
        {
            lock (payment.Gate)
                return serve(query, Cart.Of(payment));
        }

        return answers.Failure(query.Errors, query.Debug);
    }
}
