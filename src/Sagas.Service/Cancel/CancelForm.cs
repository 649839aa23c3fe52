using System.Text.Json;
using System.Text.Json.Nodes;
using Sagas.Service.Ingress;
using Sagas.Service.Ingress.Fields;

namespace Sagas.Service.Cancel;

/// <summary>A request whose body is right.</summary>
internal sealed record CancelForm(string TeamSlug, string PaymentId, string Token, string? Ip, long? Amount, string? ExternalRequestId, SignedText Signed)
{
    public const int TokenLength = 64;
    public const int ExternalRequestIdLength = 256;
    public const int IpLength = 64;

    /// <summary>The one way of paying that there is.</summary>
    public const string CardRoute = "TCB";

    private const string IdField = "PaymentId";
    private const int LongestEcho = 256;

    private static readonly ObjectRule Body = new(
    [
        new(nameof(TeamSlug), new IdRule(EventFields.KeyLength), Required: true),
        new(nameof(PaymentId), new IdRule(EventFields.KeyLength), Required: true),
        new(SignedText.TokenField, new TextRule(TokenLength), Required: true),
        new("IP", new IdRule(IpLength)),
        new(nameof(Amount), WholeNumberRule.Amount),
        new("Route", new WordRule(CardRoute)),
        new(nameof(ExternalRequestId), new MaybeEmptyRule(new IdRule(ExternalRequestIdLength))),
        new(SignedText.SecretField, new NeverRule("must never be sent: it only signs")),
    ]);

    /// <returns>The request when all of it is right; else what is wrong is in <paramref name="errors"/>. What can be repeated of it, in any case.</returns>
    public static (CancelForm? Form, CancelEcho Echo) Read(ReadOnlyMemory<byte> body, BodyErrors errors)
    {
        using var document = JsonBody.Parse(body, errors);
        if (document is null)
        {
            return (null, CancelEcho.Nothing);
        }

        var root = document.RootElement;
        var read = Body.Read(root, BodyErrors.Root, new ReadingContext(errors, default, default));
        var echo = new CancelEcho(
            Echo(root, nameof(TeamSlug), errors) ?? "", Echo(root, IdField, errors) ?? "", Echo(root, nameof(ExternalRequestId), errors));
        return (read is null || errors.Any ? null : Of(read, SignedText.Of(root)), echo);
    }

    private static CancelForm Of(JsonNode read, SignedText signed) => new(
        (string)read[nameof(TeamSlug)]!,
        (string)read[nameof(PaymentId)]!,
        (string)read[SignedText.TokenField]!,
        (string?)read["IP"],
        (long?)read[nameof(Amount)],
        (string?)read[nameof(ExternalRequestId)],
        signed);

    // A name that is there twice, or text that is no Unicode, is not repeated; nor is what would make the answer large.
    private static string? Echo(JsonElement root, string name, BodyErrors errors)
    {
        if (errors.Has(BodyErrors.Root) || !root.TryGetProperty(name, out var value))
        {
            return null;
        }

        var text = value.ValueKind switch
        {
            JsonValueKind.String => JsonText.Of(value),
            JsonValueKind.Number when name == IdField => value.GetRawText(),
            _ => null,
        };
        return text?.Length <= LongestEcho ? text : null;
    }
}
