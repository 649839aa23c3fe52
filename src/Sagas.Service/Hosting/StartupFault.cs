using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace Sagas.Service.Hosting;

/// <summary>The process cannot start as it is configured. The message is the one line that a person sees.</summary>
internal sealed class StartupFault(string message) : Exception(message)
{
    /// <summary>"Fix the configuration and start again", as opposed to a crash.</summary>
    public const int ExitCode = 2;

    private const string ConfigurationBinder = "Microsoft.Extensions.Configuration.Binder";

    /// <summary>One line for a fault of configuration; <c>null</c> for any other exception, which is a bug and stays one.</summary>
    public static string? Explain(Exception fault) => fault switch
    {
        StartupFault => OneLine(fault.Message),
        OptionsValidationException invalid => OneLine(string.Join("; ", invalid.Failures)),
        AggregateException several when several.InnerExceptions.All(inner => inner is OptionsValidationException) =>
            string.Join("; ", several.InnerExceptions.Select(Explain)),
        // A value of the wrong type, or a setting that does not exist; the binder names it and has no exception type of its own.
        InvalidOperationException { Source: ConfigurationBinder } => OneLine(fault.Message),
        IOException { InnerException: AddressInUseException } => OneLine(fault.Message + " Choose another address with --urls."),
        _ => null,
    };

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");
}
