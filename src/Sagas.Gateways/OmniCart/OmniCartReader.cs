using System.Collections.Frozen;
using Sagas.Contracts;

namespace Sagas.Gateways.OmniCart;

/// <summary>Reads carts. What cannot be read is told as an outcome for an attempt that was not sent yet.</summary>
internal sealed class OmniCartReader(OmniCartClient client)
{
    /// <summary>The cart, or why it cannot be read.</summary>
    public async Task<(OmniCartCart? Cart, GatewayOutcome? Trouble)> ReadAsync(string cartId, CancellationToken cancellationToken) =>
        Read(cartId, await client.StatusAsync(cartId, timerEnabled: null, cancellationToken));

    /// <summary>
    /// The ids of the items whose timer is (or is not) enabled. The gateway is asked: what its snapshots of timers look like for items without
    /// one is not published.
    /// </summary>
    public async Task<(IReadOnlySet<string>? Ids, GatewayOutcome? Trouble)> NarrowAsync(string cartId, bool timerEnabled, CancellationToken cancellationToken)
    {
        var reply = await client.StatusAsync(cartId, timerEnabled, cancellationToken);
        if (reply is OmniCartReply.Answer answer && OmniCartCodes.SaysNoneMatches(answer.Code))
            return (FrozenSet<string>.Empty, null);
        var (cart, trouble) = Read(cartId, reply);
        return (cart?.Items.Select(item => item.Id).ToFrozenSet(StringComparer.Ordinal), trouble);
    }

    private static (OmniCartCart? Cart, GatewayOutcome? Trouble) Read(string cartId, OmniCartReply reply) => reply switch
    {
        OmniCartReply.Answer { Meaning: OmniCartMeaning.Done } answer => OmniCartCart.Read(answer.Data) switch
        {
            null => (null, NotSent("The cart's status cannot be understood.", answer.Code)),
            var cart when !string.Equals(cart.CartId, cartId, StringComparison.Ordinal) => (null, NotSent("The status is of another cart.", answer.Code)),
            var cart => (cart, null),
        },
        OmniCartReply.Answer { Meaning: OmniCartMeaning.Refused } answer =>
            (null, new GatewayOutcome.Rejected(RejectionCause.Refused) { Code = answer.Code, Message = answer.Message }),
        OmniCartReply.Answer answer => (null, NotSent(answer.Message ?? "The cart could not be read.", answer.Code)),
        OmniCartReply.NotSent unsent => (null, new GatewayOutcome.NotSent { Message = unsent.Message, RetryAfter = unsent.RetryAfter }),
        OmniCartReply.Lost lost => (null, NotSent(lost.Message, code: null)),
        _ => (null, NotSent("No reply.", code: null)),
    };

    private static GatewayOutcome.NotSent NotSent(string message, string? code) => new() { Code = code, Message = message };
}
