using Microsoft.Extensions.Configuration.Memory;

namespace Sagas.Service.Hosting;

/// <summary>One line an event on the console, and levels that can be read; any configuration overrides them.</summary>
internal static class LogLines
{
    private const string Formatter = "Logging:Console:FormatterName";

    public static void AddLogLines(this WebApplicationBuilder builder)
    {
        // Whoever reads them with a machine sets it to "json"; trace and span ids stand in the scopes.
        if (string.IsNullOrEmpty(builder.Configuration[Formatter]))
        {
            builder.Logging.AddSimpleConsole(console =>
            {
                console.SingleLine = true;
                console.UseUtcTimestamp = true;
                console.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ ";
            });
        }

        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource
        {
            InitialData = new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["Logging:LogLevel:Microsoft.AspNetCore"] = nameof(LogLevel.Warning),
                // Four lines for each call of a gateway; the adapters say what a call meant.
                ["Logging:LogLevel:System.Net.Http.HttpClient"] = nameof(LogLevel.Warning),
                // A line for each statement.
                ["Logging:LogLevel:Npgsql"] = nameof(LogLevel.Warning),
                // What it would say is said with the trace id that the caller got.
                ["Logging:LogLevel:Microsoft.AspNetCore.Diagnostics.ExceptionHandlerMiddleware"] = nameof(LogLevel.None),
            },
        });
    }
}
