using Sagas.Payments;
using Sagas.Service.Api.Keys;
using Sagas.Service.Ingress;
using Sagas.Service.Ingress.Fields;
using Sagas.Storage;

namespace Sagas.Service.Api;

/// <summary>The payment that an address names, with its saga when there is one.</summary>
internal sealed record AskedPayment(string TeamSlug, string PaymentId, PaymentSaga? Saga)
{
    private static readonly IdRule Key = new(EventFields.KeyLength);

    public static async Task<AskedPayment> FindAsync(HttpContext context, IPaymentReader reader, string root = PaymentAddress.Root)
    {
        var (teamSlug, paymentId) = PaymentAddress.Read(context, root);

        // What cannot be a key is not looked up: the database would refuse some of it. Of a team that the caller must not see, nothing exists.
        var saga = Key.Fault(teamSlug) is null && Key.Fault(paymentId) is null && context.MaySee(teamSlug)
            ? await reader.FindAsync(teamSlug, paymentId, context.RequestAborted)
            : null;
        return new AskedPayment(teamSlug, paymentId, saga);
    }
}
