using System.Diagnostics.CodeAnalysis;

namespace Sagas.Gateways;

/// <summary>What a gateway wrote, made fit for people, logs and rows: without our secrets, without control characters, short.</summary>
public static class ForeignText
{
    /// <summary>The longest explanation that is kept.</summary>
    public const int LongestMessage = 512;

    /// <summary>The longest code or word that is kept.</summary>
    public const int LongestCode = 64;

    private const string Hidden = "***";

    /// <summary>The text, at most <paramref name="longest"/> characters of it.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static string? Clean(string? text, int longest, params ReadOnlySpan<string> secrets)
    {
        if (text is null)
            return null;

        foreach (var secret in secrets)
        {
            if (secret.Length > 0)
                text = text.Replace(secret, Hidden, StringComparison.OrdinalIgnoreCase);
        }

        var printable = string.Create(text.Length, text, static (span, source) =>
        {
            for (var i = 0; i < span.Length; i++)
                span[i] = char.IsControl(source[i]) || char.IsSurrogate(source[i]) ? ' ' : source[i];
        });
        return printable.Length <= longest ? printable : printable[..longest];
    }
}
