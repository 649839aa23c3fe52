using Sagas.Contracts;
using Sagas.Payments;

namespace Sagas.Storage;

/// <summary>A row of the in-memory store: the serialised saga and the columns that are searched.</summary>
internal sealed class StoredPayment(Guid id)
{
    public Guid Id { get; } = id;

    public byte[] Json { get; private set; } = [];

    public long Version { get; private set; }

    public string TeamSlug { get; private set; } = "";

    public string State { get; private set; } = "";

    public string? Gateway { get; private set; }

    public PaymentStatus? Status { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>The instance with each id that it has for the payment.</summary>
    public IReadOnlyList<(string Gateway, string Id)> GatewayKeys { get; private set; } = [];

    public DateTimeOffset UpdatedAt { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    public DateTimeOffset? DueAt { get; private set; }

    public DueAction? DueAction { get; private set; }

    /// <summary>When the poller looks at it next: <see cref="DueAt"/>, or the end of the last claim's lease.</summary>
    public DateTimeOffset? WakeAt { get; set; }

    public List<HistoryRow> History { get; } = [];

    public void Write(PaymentSaga saga, byte[] json)
    {
        Json = json;
        Version = saga.Version;
        TeamSlug = saga.TeamSlug;
        State = saga.State;
        Gateway = saga.Gateway;
        Status = saga.Status;
        CreatedAt = saga.CreatedAt;
        GatewayKeys = saga.Gateway is { } gateway
            ? [.. new[] { saga.GatewayPaymentId, saga.GatewaySessionId }.OfType<string>().Distinct(StringComparer.Ordinal).Select(id => (gateway, id))]
            : [];
        UpdatedAt = saga.UpdatedAt;
        ClosedAt = saga.ClosedAt;
        DueAt = saga.DueAt;
        DueAction = saga.DueAction;
        WakeAt = saga.DueAction is null ? null : saga.DueAt;
    }

    public bool Matches(PaymentFilter filter) =>
        (filter.TeamSlug is null || string.Equals(filter.TeamSlug, TeamSlug, StringComparison.Ordinal))
        && (filter.State is null || string.Equals(filter.State, State, StringComparison.Ordinal))
        && (filter.Gateway is null || string.Equals(filter.Gateway, Gateway, StringComparison.Ordinal))
        && (filter.Status is null || filter.Status == Status);
}
