using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Sagas.Contracts;
using Sagas.Payments;

namespace Sagas.Service.Cancel;

/// <summary>Examples that are what the service would say: signed with the demo team's secret, answered by the code that answers.</summary>
internal static class CancelExamples
{
    private const string PaymentId = "987654321";
    private const string ExternalRequestId = "merchant-cancel-001";
    private const long Amount = 150_000;

    public static IEnumerable<(string Name, string Summary, JsonNode Value)> Requests =>
    [
        ("smallest", "A whole payment", Signed(new JsonObject { ["TeamSlug"] = TeamRegistration.DemoTeam, ["PaymentId"] = PaymentId })),
        ("repeatable", "With an id, so that it can be repeated", Signed(new JsonObject
        {
            ["TeamSlug"] = TeamRegistration.DemoTeam,
            ["PaymentId"] = PaymentId,
            ["IP"] = "203.0.113.7",
            ["Amount"] = Amount,
            ["Route"] = CancelForm.CardRoute,
            ["ExternalRequestId"] = ExternalRequestId,
        })),
    ];

    /// <summary>One per code.</summary>
    public static IEnumerable<(string Name, string Summary, JsonNode Value)> Answers(IEnumerable<CancelCode> codes) =>
        codes.Select(code => (code.Word, code.Sentence, JsonSerializer.SerializeToNode(Example(code), CancelResult.Json)!));

    private static CancelAnswer Example(CancelCode code) => code switch
    {
        _ when code == CancelCode.PlainHttp || code == CancelCode.TooLarge => CancelAnswer.Of(code, CancelEcho.Nothing),
        _ when code == CancelCode.Done => CancelAnswer.Of(code, Echo, Saga(PaymentStatus.Reversed)),
        _ when code.HttpStatus is StatusCodes.Status200OK or StatusCodes.Status409Conflict || code == CancelCode.WrongAmount =>
            CancelAnswer.Of(code, Echo, Saga(PaymentStatus.Confirmed)),
        _ => CancelAnswer.Of(code, Echo),
    };

    private static CancelEcho Echo { get; } = new(TeamRegistration.DemoTeam, PaymentId, ExternalRequestId);

    private static PaymentSaga Saga(PaymentStatus status) => new() { OrderId = "order-12345", Status = status, CapturedAmount = Amount };

    private static JsonObject Signed(JsonObject body)
    {
        var text = SignedText.Of(JsonSerializer.SerializeToElement(body));
        body[SignedText.TokenField] = Convert.ToHexStringLower(text.Hash(Encoding.UTF8.GetBytes(TeamRegistration.DemoSecret)));
        return body;
    }
}
