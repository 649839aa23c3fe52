using Sagas.Service.Api;
using Sagas.Storage;

namespace Sagas.Service.Components;

/// <summary>Where the states stand in the picture, and the way that a payment took through them. All lengths are units of the picture.</summary>
internal static class StateMap
{
    public const int Width = 864;
    public const int Height = 290;
    public const int BoxWidth = 180;
    public const int BoxHeight = 30;

    private const int ColumnStep = 226;
    private const int RowStep = 55;
    private const int Margin = 3;
    private const int Bend = 32;

    // By who acts: events, people and time, the gateway, nobody any more. What undoes a payment stands in its row.
    private static readonly string?[][] Columns =
    [
        ["AwaitingPayment", "New", "Authorized", "Confirmed", "Fulfilled"],
        [null, "CompensationScheduled", "AwaitingApproval", "ManualActionRequired"],
        [null, "Cancelling", "Reversing", "Refunding", "Reconciling"],
        [null, "Cancelled", "Reversed", "Refunded"],
    ];

    public static IReadOnlyList<(string State, int X, int Y)> Boxes { get; } =
    [
        .. from column in Enumerable.Range(0, Columns.Length)
           from row in Enumerable.Range(0, Columns[column].Length)
           where Columns[column][row] is not null
           select (Columns[column][row]!, Margin + (column * ColumnStep), Margin + (row * RowStep)),
    ];

    /// <summary>The steps as arrows, each once, with the numbers of the steps that went along it.</summary>
    public static IReadOnlyList<PathArrow> ArrowsOf(IReadOnlyList<PathStep> steps) =>
    [
        .. steps.Where(step => SagaStates.All.Contains(step.FromState) && SagaStates.All.Contains(step.ToState))
            .Select((step, index) => (step.FromState, step.ToState, Number: index + 1))
            .GroupBy(step => (step.FromState, step.ToState), step => step.Number)
            .Select(group => Arrow(Find(group.Key.FromState), Find(group.Key.ToState), string.Join(", ", group))),
    ];

    private static (string State, int X, int Y) Find(string state) => Boxes.First(box => box.State == state);

    private static PathArrow Arrow((string State, int X, int Y) from, (string State, int X, int Y) to, string numbers)
    {
        var (fromY, toY) = (from.Y + (BoxHeight / 2), to.Y + (BoxHeight / 2));
        if (from.X == to.X)
        {
            // Neighbours in a column are joined directly, others by a bow beside it.
            var side = from.X + BoxWidth;
            return Math.Abs(from.Y - to.Y) == RowStep
                ? new PathArrow(
                    $"M {side - Bend} {(from.Y < to.Y ? from.Y + BoxHeight : from.Y)} L {side - Bend} {(from.Y < to.Y ? to.Y : to.Y + BoxHeight)}",
                    side - Bend + 12, (fromY + toY) / 2, numbers)
                : new PathArrow($"M {side} {fromY} C {side + Bend} {fromY} {side + Bend} {toY} {side} {toY}", side + (Bend / 2), (fromY + toY) / 2, numbers);
        }

        var (start, end) = from.X < to.X ? (from.X + BoxWidth, to.X) : (from.X, to.X + BoxWidth);
        if (Math.Abs(to.X - from.X) > ColumnStep)
        {
            // Not through the boxes of the columns between: along the space below or above its row.
            var lane = fromY + (toY < fromY ? -RowStep : RowStep) / 2;
            var turn = from.X < to.X ? Bend : -Bend;
            return new PathArrow(
                $"M {start} {fromY} C {start + turn} {fromY} {start} {lane} {start + turn} {lane} L {end - turn} {lane} C {end} {lane} {end - turn} {toY} {end} {toY}",
                (start + end) / 2, lane, numbers);
        }

        var middle = (start + end) / 2;
        return new PathArrow($"M {start} {fromY} C {middle} {fromY} {middle} {toY} {end} {toY}", middle, (fromY + toY) / 2, numbers);
    }
}

/// <summary>A part of the way.</summary>
/// <param name="Line">As SVG draws it.</param>
/// <param name="X">Where its numbers stand.</param>
/// <param name="Y">Where its numbers stand.</param>
/// <param name="Numbers">The steps that went along it.</param>
internal sealed record PathArrow(string Line, int X, int Y, string Numbers);
