using System.Globalization;

namespace Sagas.Benchmarks;

/// <summary>What the command line asks for: a mode and its options, each <c>--name value</c>.</summary>
internal sealed class BenchArguments
{
    private readonly Dictionary<string, string> _given = new(StringComparer.Ordinal);

    private BenchArguments(string mode) => Mode = mode;

    public string Mode { get; }

    /// <exception cref="UsageException">It cannot be understood.</exception>
    public static BenchArguments Parse(IReadOnlyList<string> args)
    {
        if (args.Count == 0)
            throw new UsageException("A mode is missing.");
        var arguments = new BenchArguments(args[0]);
        for (var i = 1; i < args.Count; i += 2)
        {
            if (!args[i].StartsWith("--", StringComparison.Ordinal) || i + 1 == args.Count)
                throw new UsageException($"'{args[i]}' is not an option with a value.");
            if (!arguments._given.TryAdd(args[i], args[i + 1]))
                throw new UsageException($"{args[i]} is given twice.");
        }

        return arguments;
    }

    /// <exception cref="UsageException">An option was given that the mode does not have.</exception>
    public void Allow(params string[] names)
    {
        if (_given.Keys.FirstOrDefault(given => !names.Contains(given, StringComparer.Ordinal)) is { } unknown)
            throw new UsageException($"{Mode} has no option {unknown}.");
    }

    /// <exception cref="UsageException">It is no whole number within its bounds.</exception>
    public int Number(string name, int usual, int least, int most)
    {
        if (!_given.TryGetValue(name, out var text))
            return usual;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new UsageException($"{name} is a whole number from {least} to {most}, not '{text}'.");
    }

    public string? Text(string name) => _given.GetValueOrDefault(name);
}

/// <summary>The command line asks for something that does not exist.</summary>
internal sealed class UsageException(string message) : Exception(message);
