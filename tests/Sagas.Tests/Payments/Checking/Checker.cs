namespace Sagas.Tests.Payments.Checking;

/// <summary>
/// Tries every order of everything that can happen in a small world, breadth first, so that the first broken promise found is a shortest one.
/// It keeps the keys of all positions and the ways to them, and whole positions of one depth only.
/// </summary>
internal sealed class Checker(SmallWorld world)
{
    private const int MostRounds = 200;

    private readonly Moves _moves = new(world.Driver());
    private readonly PositionKeys _keys = new();
    private readonly HashSet<UInt128> _seen = [];
    private readonly List<(int From, int Move)> _ways = [(-1, -1)];

    public int Positions => _ways.Count;

    public long Steps { get; private set; }

    public int Depth { get; private set; }

    /// <summary>Nothing was left to try: every future of this world has been seen.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>The shortest way to a broken promise; <c>null</c> when none is broken.</summary>
    public string? Check(int mostPositions, CancellationToken cancellationToken)
    {
        var first = world.First();
        _seen.Add(_keys.Of(first));
        var frontier = new List<(int Way, Position Position)> { (0, first) };
        while (frontier.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var isLast = _ways.Count >= mostPositions;
            var next = new List<(int, Position)>();
            foreach (var (way, position) in frontier)
            {
                if (Ended(position) is { } wrong)
                    return Report(way, wrong, goesOn: true);
                if (!isLast && Spread(way, position, next) is { } broken)
                    return broken;
            }

            if (isLast)
                return null;
            frontier = next;
            Depth++;
        }

        IsComplete = true;
        return null;
    }

    private string? Spread(int way, Position position, List<(int, Position)> next)
    {
        var move = 0;
        foreach (var (_, to) in _moves.From(position))
        {
            var reached = to();
            Steps++;
            if (reached.Broken.Count > 0)
            {
                _ways.Add((way, move));
                return Report(_ways.Count - 1, reached.Broken);
            }

            if (_seen.Add(_keys.Of(reached)))
            {
                _ways.Add((way, move));
                next.Add((_ways.Count - 1, reached));
            }

            move++;
        }

        return null;
    }

    /// <summary>From here on everything goes well; what is wrong then.</summary>
    private IReadOnlyCollection<string>? Ended(Position position)
    {
        var here = position;
        for (var round = 0; round < MostRounds; round++)
        {
            if (_moves.Onwards(here) is not { } then)
                return Model.Judge.Verdict(here) is { Count: > 0 } verdict ? verdict : null;
            if (then.Broken.Count > 0)
                return then.Broken;
            here = then;
            Steps++;
        }

        return [$"it never comes to rest: {here.Saga.State}"];
    }

    private string Report(int way, IEnumerable<string> broken, bool goesOn = false)
    {
        var moves = new Stack<int>();
        for (var at = way; at > 0; at = _ways[at].From)
            moves.Push(_ways[at].Move);
        var position = world.First();
        var story = new List<string> { $"{world.Name}: {string.Join("; ", broken)}" };
        foreach (var move in moves)
        {
            var (what, to) = _moves.From(position).ElementAt(move);
            position = to();
            story.Add(Line(what, position));
        }

        for (var round = 0; goesOn && round < MostRounds && position.Broken.Count == 0 && _moves.Onwards(position) is { } then; round++)
        {
            story.Add(Line(position.UnderWay is [var message, ..] ? $"then {message.GetType().Name}" : $"then {position.Saga.DueAction} is due", then));
            position = then;
        }

        return string.Join('\n', story);
    }

    private static string Line(string what, Position position) => $"  {what} -> {position.Saga.State} ({position.Saga.Status}), gateway {position.Gateway.Truth}";
}
