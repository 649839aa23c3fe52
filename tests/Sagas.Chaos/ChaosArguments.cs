using System.Globalization;

namespace Sagas.Chaos;

/// <summary>What a run is told on its command line.</summary>
internal sealed record ChaosArguments
{
    public const string Usage =
        """
        Sagas.Chaos --service DLL --simulators DLL --servers SCRIPT [--seed N] [--payments N] [--minutes N] [--processes N] [--logs FOLDER] [--calm]

          --service, --simulators  the published programs
          --servers                infra/test/servers.sh, which starts PostgreSQL and RabbitMQ for this run
          --seed                   the same seed plans the same payments and the same harm; 1
          --payments               how many; 200
          --minutes                for how long they come; by their number when absent
          --processes              of the service; 3
          --logs                   where the processes write; a new folder of the system's for such things when absent
          --calm                   no harm is done: shows that a violation comes from it
        """;

    private const int PaymentsPerSecond = 20;

    private static readonly TimeSpan ShortestWindow = TimeSpan.FromSeconds(60);

    public required string Service { get; init; }

    public required string Simulators { get; init; }

    public required string Servers { get; init; }

    public int Seed { get; init; } = 1;

    public int Payments { get; init; } = 200;

    public int Processes { get; init; } = 3;

    public string Logs { get; init; } = "";

    public bool Calm { get; init; }

    /// <summary>0: by the number of payments.</summary>
    public int Minutes { get; init; }

    /// <summary>For how long payments come and harm is done.</summary>
    public TimeSpan Window { get; init; }

    /// <summary>The options that make the same run again.</summary>
    public string Repeat => string.Create(
        CultureInfo.InvariantCulture,
        $"--seed {Seed} --payments {Payments}{(Minutes > 0 ? $" --minutes {Minutes}" : "")} --processes {Processes}{(Calm ? " --calm" : "")}");

    /// <returns><c>null</c> when it is not understood.</returns>
    public static ChaosArguments? Parse(IReadOnlyList<string> args)
    {
        var calm = args.Contains("--calm", StringComparer.Ordinal);
        var words = args.Where(word => word != "--calm").ToList();
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var index = 0; index < words.Count; index += 2)
        {
            if (index + 1 == words.Count || !given.TryAdd(words[index], words[index + 1]))
                return null;
        }

        if (!Take("--service", out var service) || !Take("--simulators", out var simulators) || !Take("--servers", out var servers)
            || !Number("--seed", 1, 0, int.MaxValue, out var seed) || !Number("--payments", 200, 1, 100_000, out var payments)
            || !Number("--processes", 3, 1, 16, out var processes) || !Number("--minutes", 0, 0, 1440, out var minutes))
            return null;
        given.Remove("--logs", out var logs);
        var byNumber = TimeSpan.FromSeconds((double)payments / PaymentsPerSecond);
        return given.Count > 0 ? null : new ChaosArguments
        {
            Service = service,
            Simulators = simulators,
            Servers = servers,
            Seed = seed,
            Payments = payments,
            Processes = processes,
            Logs = logs ?? Directory.CreateTempSubdirectory("sagas-chaos.").FullName,
            Calm = calm,
            Minutes = minutes,
            // Harm needs its time, however few the payments are.
            Window = minutes > 0 ? TimeSpan.FromMinutes(minutes) : calm || byNumber > ShortestWindow ? byNumber : ShortestWindow,
        };

        bool Take(string name, out string value)
        {
            var found = given.Remove(name, out var text);
            value = text ?? "";
            return found;
        }

        bool Number(string name, int fallback, int least, int most, out int number)
        {
            number = fallback;
            return !given.Remove(name, out var text)
                || (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number >= least && number <= most);
        }
    }
}
