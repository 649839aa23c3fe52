using Sagas.Benchmarks.Side;

namespace Sagas.Benchmarks.Driving;

/// <summary>One measurement.</summary>
internal sealed record Drained
{
    /// <summary>Consumed for each payment: the capture, the failure, the command and its answer.</summary>
    public const int MessagesPerPayment = 4;

    public required int Payments { get; init; }

    public required TimeSpan Time { get; init; }

    public required IReadOnlyList<SideFigures> Sides { get; init; }

    /// <summary>Transactions of the database, by the server's count.</summary>
    public required long Transactions { get; init; }

    public required long WalBytes { get; init; }

    public double PerSecond => Payments / Time.TotalSeconds;

    public double CpuPerPayment => Sides.Sum(side => side.CpuMilliseconds) / Payments;

    public double PeakMiB => Sides.Max(side => side.PeakResidentBytes) / 1048576.0;

    public double PerThousandMessages(long count) => 1000.0 * count / (Payments * MessagesPerPayment);
}
