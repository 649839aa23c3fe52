using Sagas.Contracts;
using Sagas.Payments;

namespace Sagas.Tests.Payments.Table;

/// <summary>Everything that was seen in all worlds; explored once for all tests of the class.</summary>
public sealed class ExploredWorlds
{
    private const int Depth = 4;

    public ExploredWorlds() => Steps =
    [
        .. Worlds.All.Values.SelectMany(world => new Exploration(world, Depth).Walk()),
        .. Worlds.WithAPast.SelectMany(world => new Exploration(world, 1).Walk()),
    ];

    internal IReadOnlyList<Step> Steps { get; }

    internal IEnumerable<Sending> Sendings =>
        from step in Steps
        from command in step.Sent.OfType<IGatewayCommand>()
        where command is not ResolveOperation
        select new Sending(command, step.Before.OpenOperation, step.Event is nameof(OperationNotSent) or nameof(OperationNotDone), step.After);
}

/// <summary>A command that moves money, with the operation that was open before it left.</summary>
internal sealed record Sending(IGatewayCommand Command, Operation? Before, bool Answers, PaymentSaga After);
