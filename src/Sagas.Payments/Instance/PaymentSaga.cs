using System.Text.Json;
using MassTransit;
using Sagas.Contracts;

namespace Sagas.Payments;

/// <summary>
/// One payment as this service knows it: the row <c>sagas.payment</c>. All amounts are minor units of <see cref="Currency"/>.
/// It holds facts and decisions only; what follows from them is computed (see the other parts of this class).
/// </summary>
public sealed partial class PaymentSaga : SagaStateMachineInstance
{
    /// <summary><see cref="SagaIds.ForPayment"/>.</summary>
    public Guid CorrelationId { get; set; }

    /// <summary>Raised by the engine with every message about the payment, acted on or not; the guard against lost updates.</summary>
    public long Version { get; set; }

    /// <summary>The saga's own position, by name; see <see cref="PaymentStateMachine"/>.</summary>
    public string State { get; set; } = "";

    public string TeamSlug { get; set; } = "";

    public string PaymentId { get; set; } = "";

    public string? OrderId { get; set; }

    public string? Gateway { get; set; }

    public string? GatewayPaymentId { get; set; }

    public string? GatewaySessionId { get; set; }

    public string? Currency { get; set; }

    /// <summary>What the outside world sees; <c>null</c> until a payment fact is known.</summary>
    public PaymentStatus? Status { get; set; }

    /// <summary>What was announced or is held.</summary>
    public long? AnnouncedAmount { get; set; }

    /// <summary>What was taken: the refundable amount.</summary>
    public long? CapturedAmount { get; set; }

    /// <summary><see cref="CapturedAmount"/> comes from <see cref="PaymentCaptured"/>, which decides, and not from the gateway's status.</summary>
    public bool CaptureTold { get; set; }

    /// <summary>What went back, by whatever way.</summary>
    public long ReturnedAmount { get; set; }

    /// <summary>What was released from the hold before the capture.</summary>
    public long ReleasedAmount { get; set; }

    /// <summary>Prices of items as far as any fact told them.</summary>
    public Dictionary<string, long> Prices { get; set; } = [];

    /// <summary>When the last success of granting all items happened.</summary>
    public DateTimeOffset? GrantedAt { get; set; }

    /// <summary>When the last success of notifying the buyer happened.</summary>
    public DateTimeOffset? NotifiedAt { get; set; }

    /// <summary>Successes of single items: key is <c>step/itemId</c>.</summary>
    public Dictionary<string, DateTimeOffset> ItemSuccesses { get; set; } = [];

    /// <summary>What a newer version of the service has written beside these times; kept as it is.</summary>
    public Dictionary<string, JsonElement>? NewerFactTimes { get; set; }

    /// <summary>Every reason for which money is, was or would be owed.</summary>
    public List<Claim> Claims { get; set; } = [];

    /// <summary>Every operation decided so far; only the last can be open.</summary>
    public List<Operation> Operations { get; set; } = [];

    /// <summary>Money that went back without an operation of ours.</summary>
    public List<OutsideReturn> OutsideReturns { get; set; } = [];

    /// <summary>Why the payment is where it is, for people.</summary>
    public string? Reason { get; set; }

    /// <summary>Why nothing may be sent until a person looked: a dispute or a contradiction.</summary>
    public string? Hold { get; set; }

    /// <summary>When the last dispute happened.</summary>
    public DateTimeOffset? DisputedAt { get; set; }

    /// <summary>Facts and gateway disagree on the money: the gateway is asked before anything is sent.</summary>
    public bool AskFirst { get; set; }

    /// <summary>The compensation was announced with <see cref="CompensationStarted"/>.</summary>
    public bool CompensationAnnounced { get; set; }

    /// <summary>When the saga looks at the payment again by itself.</summary>
    public DateTimeOffset? DueAt { get; set; }

    /// <summary>What it will do then; pinned words.</summary>
    public DueAction? DueAction { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    /// <summary>When money became owed; start of the compensation's latency.</summary>
    public DateTimeOffset? OwedSince { get; set; }

    /// <summary>When the payment reached a final state.</summary>
    public DateTimeOffset? ClosedAt { get; set; }
}
