namespace Sagas.Service.Ingress.Fields;

/// <summary>A text that identifies something and is compared byte by byte: printable characters only.</summary>
internal sealed record IdRule(int MaxLength) : TextRule(MaxLength)
{
    public override string? Fault(string text) =>
        base.Fault(text)
        ?? (!JsonText.IsPrintable(text) ? "must have printable characters only (no control or invisible ones)"
            : text != text.Trim() ? "must not begin or end with a space"
            // Every HTTP client removes these two from an address, so nobody could ask for the payment.
            : text is "." or ".." ? "must not be \".\" or \"..\", which cannot stand in an address"
            : null);
}
