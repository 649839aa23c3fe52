namespace Sagas.Simulators.EasyCredit;

/// <summary>A refund or a capture that was reported. Used under the payment's lock.</summary>
internal sealed class Booking
{
    public required Guid Uuid { get; init; }

    public required BookingType Type { get; init; }

    public required DateTimeOffset Created { get; init; }

    /// <summary>In cents; of refunds only.</summary>
    public long? Amount { get; init; }

    /// <summary>The merchant's own name for it.</summary>
    public string? BookingId { get; init; }

    /// <summary>Reads that still find it unfinished; <c>null</c> when only time ends it.</summary>
    public int? ReadsLeft { get; set; }

    /// <summary>It was ordered to fail.</summary>
    public bool Fails { get; init; }

    public BookingStatus Status { get; set; } = BookingStatus.Pending;

    public string? Message { get; set; }

    /// <summary>Ends it when its time has come.</summary>
    public ITimer? Timer { get; set; }

    public bool IsOver => Status is BookingStatus.Done or BookingStatus.Failed;
}

/// <summary>On the wire in upper case.</summary>
internal enum BookingType
{
    Refund,
    Capture,
}

/// <summary>On the wire in upper case.</summary>
internal enum BookingStatus
{
    Pending,
    Processing,
    Done,
    Failed,
}
