using System.Collections.Immutable;
using Sagas.Contracts;
using Sagas.Payments;
using Sagas.Tests.Payments.Model;

namespace Sagas.Tests.Payments.Checking;

/// <summary>One position of a small world: the payment as stored, the gateway, and everything that is under way between them.</summary>
internal sealed record Position : ILife
{
    public required PaymentSaga Saga { get; init; }

    public required ModelGateway Gateway { get; init; }

    public required DateTimeOffset Now { get; init; }

    /// <summary>Messages that will arrive, in any order.</summary>
    public required ImmutableList<object> UnderWay { get; init; }

    /// <summary>What the payer and the shop may still do at the gateway, one after the other.</summary>
    public required ImmutableList<Deed> Deeds { get; init; }

    /// <summary>Calls that may still arrive at the gateway, and until when.</summary>
    public ImmutableList<(IGatewayCommand Call, DateTimeOffset Until)> Late { get; init; } = [];

    public required Allowance Left { get; init; }

    public ImmutableList<object> Told { get; init; } = [];

    public bool Dismissed { get; init; }

    /// <summary>The shop was told how the payment ended.</summary>
    public bool IsEndTold { get; init; }

    /// <summary>What the last step broke.</summary>
    public ImmutableList<string> Broken { get; init; } = [];

    IReadOnlyCollection<object> ILife.Told => Told;

    IReadOnlyCollection<string> ILife.Broken => Broken;
}

/// <summary>What a person or the payer does at the gateway, without this service.</summary>
internal enum Deed
{
    Authorizes,
    Captures,
    Expires,
    ReturnsElsewhere,
}

/// <summary>How often what need not happen may still happen.</summary>
/// <param name="Twice">Messages that come once more.</param>
/// <param name="Faults">Calls with another fate than a fine one.</param>
/// <param name="Decisions">Words of an operator.</param>
/// <param name="Webhooks">News from the gateway itself.</param>
internal sealed record Allowance(int Twice, int Faults, int Decisions = 0, int Webhooks = 0);
