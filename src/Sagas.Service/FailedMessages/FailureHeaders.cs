using System.Globalization;
using System.Text;
using MassTransit;
using RabbitMQ.Client;
using Sagas.Service.Ingress.RabbitMq;

namespace Sagas.Service.FailedMessages;

/// <summary>Headers of failed messages: as texts for people, and without the failure for whoever tries again.</summary>
internal static class FailureHeaders
{
    public const string FirstDeathQueue = "x-first-death-queue";

    private const string FirstDeathReason = "x-first-death-reason";
    private const string Unknown = "no reason was written down";

    private static readonly string[] OfTheFailure = ["MT-Fault-", "MT-Host-", "x-death", "x-first-death-", "x-last-death-"];

    private static readonly string[] AlsoOfTheFailure =
        [MessageHeaders.Reason, "x-delivery-count", IngressNames.ReasonHeader, IngressNames.NameHeader, IngressNames.UserHeader, IngressNames.ExpirationHeader];

    /// <summary>The headers as texts. What no text of the database may have is replaced.</summary>
    public static SortedDictionary<string, string> Texts(IReadOnlyBasicProperties properties)
    {
        var texts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in properties.Headers ?? new Dictionary<string, object?>(StringComparer.Ordinal))
        {
            texts[Clean(name)] = Clean(Text(value));
        }

        return texts;
    }

    /// <summary>U+0000 is no part of any text that the database keeps.</summary>
    public static string Clean(string text) => text.Replace('\0', '\uFFFD');

    /// <summary>What kind of failure it was: an exception's type, or why the message was put aside.</summary>
    public static string KindOf(IReadOnlyDictionary<string, string> headers) =>
        First(headers, MessageHeaders.FaultExceptionType)
        ?? (headers.ContainsKey(IngressNames.ReasonHeader) ? "not a valid message" : null)
        ?? First(headers, MessageHeaders.Reason)
        ?? First(headers, FirstDeathReason)
        ?? Unknown;

    /// <summary>What was said about it.</summary>
    public static string? WordsOf(IReadOnlyDictionary<string, string> headers) =>
        First(headers, MessageHeaders.FaultMessage) ?? First(headers, IngressNames.ReasonHeader);

    public static DateTimeOffset? TimeOf(IReadOnlyDictionary<string, string> headers) =>
        headers.TryGetValue(MessageHeaders.FaultTimestamp, out var text)
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? at
            : null;

    /// <summary>The same properties without what the failure added: the message as its sender sent it.</summary>
    public static BasicProperties Fresh(IReadOnlyBasicProperties failed)
    {
        var fresh = new BasicProperties(failed) { Persistent = true };
        // The broker closes the channel of whoever claims to be another user.
        fresh.ClearUserId();
        fresh.Headers = (failed.Headers ?? new Dictionary<string, object?>(StringComparer.Ordinal))
            .Where(header => !AlsoOfTheFailure.Contains(header.Key, StringComparer.Ordinal)
                && !OfTheFailure.Any(start => header.Key.StartsWith(start, StringComparison.Ordinal)))
            .ToDictionary(StringComparer.Ordinal);
        return fresh;
    }

    private static string? First(IReadOnlyDictionary<string, string> headers, string name) =>
        headers.TryGetValue(name, out var text) && text.Length > 0 ? text : null;

    private static string Text(object? value) => value switch
    {
        null => "",
        byte[] bytes => Encoding.UTF8.GetString(bytes),
        AmqpTimestamp at => DateTimeOffset.FromUnixTimeSeconds(at.UnixTime).ToString("O", CultureInfo.InvariantCulture),
        IDictionary<string, object?> table => string.Join(", ", table.Select(pair => $"{pair.Key}={Text(pair.Value)}")),
        System.Collections.IEnumerable list and not string => string.Join("; ", list.Cast<object?>().Select(Text)),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
