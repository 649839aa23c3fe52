using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Sagas.Service.FailedMessages;

/// <summary>Hides what no page may show, whoever put it into a message: values whose names say that they are secret.</summary>
internal static partial class Secrets
{
    public const string Hidden = "(hidden)";

    private const int Timeout = 1000;

    public static bool IsSecret(string name) => SecretName().IsMatch(name);

    public static string Hide(string text) => SecretValue().Replace(text, "${name}${between}" + Hidden);

    /// <summary>A copy without secrets.</summary>
    public static JsonNode Hide(JsonNode node)
    {
        var copy = node.DeepClone();
        HideIn(copy);
        return copy;
    }

    public static bool HasAny(JsonNode? node) => node switch
    {
        JsonObject table => table.Any(pair => IsSecret(pair.Key) || HasAny(pair.Value)),
        JsonArray list => list.Any(HasAny),
        _ => false,
    };

    private static void HideIn(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject table:
                foreach (var name in table.Select(pair => pair.Key).ToArray())
                {
                    if (IsSecret(name))
                    {
                        table[name] = Hidden;
                    }
                    else
                    {
                        HideIn(table[name]);
                    }
                }

                break;
            case JsonArray list:
                foreach (var item in list)
                {
                    HideIn(item);
                }

                break;
            default:
                break;
        }
    }

    [GeneratedRegex("passw|pwd|secret|token|authori[sz]ation|api.?key|signature|credential|cookie|card.?number|^pan$|cvv|cvc|iban", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Timeout)]
    private static partial Regex SecretName();

    [GeneratedRegex("""(?<name>(passw|pwd|secret|token|authori[sz]ation|api.?key|signature|credential|cookie|card.?number|\bpan\b|cvv|cvc|iban)\w*)(?<between>["']?\s*[:=]\s*)(?<value>"[^"]*"?|'[^']*'?|[^\s,;&}]+( [^\s,;&}]+)?)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Timeout)]
    private static partial Regex SecretValue();
}
