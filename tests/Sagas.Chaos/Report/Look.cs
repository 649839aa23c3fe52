using System.Globalization;

namespace Sagas.Chaos.Report;

/// <summary>How a run stood at one moment.</summary>
/// <param name="At">Since its beginning.</param>
/// <param name="Published">Payments of which a message was confirmed.</param>
/// <param name="Tables">What the tables said; <c>null</c> while the database did not answer.</param>
/// <param name="Memory">Of each process by its name, in bytes of resident memory; <c>null</c> while it did not run.</param>
internal sealed record Look(TimeSpan At, int Published, Standings? Tables, IReadOnlyDictionary<string, long?> Memory)
{
    private const double Mebi = 1 << 20;

    public static double? ToMebibytes(long? bytes) => bytes / Mebi;

    public override string ToString()
    {
        var tables = Tables is { } now
            ? string.Create(CultureInfo.InvariantCulture, $"{now.Final} final, {now.Resting} at rest, {now.BeforePerson} before a person, {now.Unknown} unknown, {now.Outbox} in the outbox")
            : "the database does not answer";
        var memory = Memory.Select(process => process.Value is { } bytes ? string.Create(CultureInfo.InvariantCulture, $"{process.Key} {ToMebibytes(bytes):0} MiB") : $"{process.Key} is away");
        return $"{Published} payments published, {tables}; {string.Join(", ", memory)}";
    }
}

/// <summary>How many payments stand where, and what else the tables say.</summary>
/// <param name="Final">Cancelled, reversed or refunded.</param>
/// <param name="Resting">With nothing to give back.</param>
/// <param name="BeforePerson">Handed to one.</param>
/// <param name="Unknown">Of which nobody knows whether their money has moved.</param>
/// <param name="Outbox">Messages promised and not sent.</param>
/// <param name="UnderWay">Payments on their way, calls without an end, and messages unsent.</param>
internal sealed record Standings(long Final, long Resting, long BeforePerson, long Unknown, long Outbox, long UnderWay);
