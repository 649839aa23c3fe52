using Sagas.Service.Ingress.Fields;

namespace Sagas.Service.Components;

/// <summary>What is wrong with a text that somebody typed. A form may bring what JSON is refused for before.</summary>
internal static class TypedText
{
    public static string? Fault(string text, int length) =>
        text.Contains('\0', StringComparison.Ordinal) ? "must not have U+0000" : new TextRule(length).Fault(text);
}
