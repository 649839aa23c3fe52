using System.Globalization;

namespace Sagas.Service.Hosting;

/// <summary>The short switches. Everything else on the command line is configuration as ASP.NET Core reads it (<c>--key value</c>).</summary>
internal static class CommandLine
{
    /// <summary>Bring the database's schema up to date, and end.</summary>
    public const string MigrateKey = "Postgres:MigrateOnly";

    /// <summary>Puts configuration keys in place of <c>--demo</c>, <c>--migrate</c> and <c>--rate N</c>.</summary>
    public static string[] Translate(IReadOnlyList<string> args)
    {
        var result = new List<string>(args.Count);
        for (var index = 0; index < args.Count; index++)
        {
            switch (args[index])
            {
                case "--demo":
                    result.Add("--Demo:Enabled=true");
                    break;
                case "--migrate":
                    result.Add($"--{MigrateKey}=true");
                    break;
                case "--rate":
                    result.Add($"--Demo:Rate={Rate(index + 1 < args.Count ? args[++index] : null)}");
                    break;
                default:
                    result.Add(args[index]);
                    break;
            }
        }

        return [.. result];
    }

    private static string Rate(string? value) =>
        double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _)
            ? value
            : throw new StartupFault("--rate needs a number: payments per second, such as --rate 2.");
}
