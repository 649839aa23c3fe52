namespace Sagas.Gateways.EasyCredit;

/// <summary>What the other side wrote, made fit for people and rows: without our secrets, without control characters, short.</summary>
internal sealed class EasyCreditText(params IEnumerable<string?> secrets)
{
    private const int LongestMessage = 512;
    private const int LongestCode = 64;
    private const string Hidden = "***";

    private readonly string[] _secrets = [.. secrets.Where(secret => !string.IsNullOrEmpty(secret)).OfType<string>()];

    public string Message(string text) => Clean(text, LongestMessage);

    public string? Code(string? text) => text is null ? null : Clean(text, LongestCode);

    private string Clean(string text, int longest)
    {
        foreach (var secret in _secrets)
            text = text.Replace(secret, Hidden, StringComparison.Ordinal);
        var printable = string.Create(text.Length, text, static (span, source) =>
        {
            for (var i = 0; i < span.Length; i++)
                span[i] = char.IsControl(source[i]) || char.IsSurrogate(source[i]) ? ' ' : source[i];
        });
        return printable.Length <= longest ? printable : printable[..longest];
    }
}
