using System.Text;
using Sagas.Contracts;
using Sagas.Service.Ingress.Fields;

namespace Sagas.Service.Ingress;

/// <summary>
/// The message id of a plain-JSON event. Publishers number 1, 2, 3 per type, so their id counts only within the message's name and payment;
/// without one the bytes themselves are the id, so that a repeated request is the same message.
/// </summary>
internal static class IngressId
{
    /// <summary>What a publisher's own id may be.</summary>
    public static TextRule Given { get; } = new IdRule(256);

    /// <param name="name">The message's name.</param>
    /// <param name="message">The message.</param>
    /// <param name="given">The publisher's id, if any.</param>
    /// <param name="body">The bytes as received; valid UTF-8, hence a text without loss.</param>
    public static Guid Of(string name, IPaymentMessage message, string? given, ReadOnlyMemory<byte> body) =>
        SagaIds.ForMessage(name, message.TeamSlug, message.PaymentId, given ?? Encoding.UTF8.GetString(body.Span));
}
