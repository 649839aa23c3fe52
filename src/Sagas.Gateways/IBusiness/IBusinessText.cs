namespace Sagas.Gateways.IBusiness;

/// <summary>What a gateway wrote, made fit for people and rows: without our secrets, without control characters, short.</summary>
internal sealed class IBusinessText(string password)
{
    private const int LongestMessage = 512;
    private const int LongestCode = 32;
    private const string Hidden = "***";

    public IBusinessReply Clean(IBusinessReply reply, string token) => reply with
    {
        ErrorCode = Clean(reply.ErrorCode, token, LongestCode),
        Message = Clean(reply.Message, token, LongestMessage),
        Status = Clean(reply.Status, token, LongestCode),
        Payments = [.. reply.Payments.Select(x => Clean(x, token))],
    };

    private string? Clean(string? text, string token, int longest)
    {
        if (text is null)
            return null;

        var open = text.Replace(password, Hidden, StringComparison.Ordinal).Replace(token, Hidden, StringComparison.OrdinalIgnoreCase);
        var printable = string.Create(open.Length, open, static (span, source) =>
        {
            for (var i = 0; i < span.Length; i++)
                span[i] = char.IsControl(source[i]) || char.IsSurrogate(source[i]) ? ' ' : source[i];
        });
        return printable.Length <= longest ? printable : printable[..longest];
    }
}
