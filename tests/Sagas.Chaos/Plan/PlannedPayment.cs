using System.Globalization;
using Sagas.Chaos.Evidence;

namespace Sagas.Chaos.Plan;

/// <summary>A payment of a run: its gateway, how it stands there, and what is said of it.</summary>
internal sealed class PlannedPayment(int number, GatewayKind kind, Standing standing)
{
    public const string Team = "demo";
    public const long Amount = 150_000;

    private int _captured;
    private int _expired;

    public GatewayKind Kind { get; } = kind;

    public string Id { get; } = IdOf(number);

    public string GatewayId { get; } = kind.Id(number);

    public string Standing { get; } = standing.ToString().ToUpperInvariant();

    public static string IdOf(int number) => string.Create(CultureInfo.InvariantCulture, $"pay-{number}");

    /// <summary>The body that makes it known to its simulator.</summary>
    public string Announcement =>
        $$"""{"paymentId":"{{GatewayId}}","amount":{{Amount}},"currency":"{{Kind.Currency}}","status":"{{Standing}}"{{Kind.Announces(number, standing)}}}""";

    /// <summary>A payment fact.</summary>
    public string Fact() =>
        $$"""{"teamSlug":"{{Team}}","paymentId":"{{Id}}","orderId":"order-{{GatewayId}}","gateway":"{{Kind.Instance}}",{{Kind.Names(number, standing)}},"amount":{{Amount}},"currency":"{{Kind.Currency}}"}""";

    /// <summary>What a step of the shop says.</summary>
    public string Said(string more = "") => $$"""{"teamSlug":"{{Team}}","paymentId":"{{Id}}"{{more}}}""";

    public void NoteCaptured() => Volatile.Write(ref _captured, 1);

    public void NoteExpired() => Volatile.Write(ref _expired, 1);

    public Story ToStory() => new()
    {
        PaymentId = Id,
        Gateway = Kind.Instance,
        GatewayId = GatewayId,
        Amount = Amount,
        Standing = standing,
        Captured = Volatile.Read(ref _captured) == 1,
        Expired = Volatile.Read(ref _expired) == 1,
        GatewayTells = Kind.WebhookRoute is not null,
        NeedsPerson = !Kind.Undoes || (standing == Evidence.Standing.New && !Kind.CancelsUnpaid),
        InFullOnly = !Kind.UndoesParts,
    };
}
