using System.Text.Json;

namespace Sagas.Tests.Service.Cancel;

/// <summary>Reads answers of <c>POST /cancel</c>.</summary>
internal static class CancelReplies
{
    private static readonly (string Name, JsonValueKind[] Kinds)[] Required =
    [
        ("TeamSlug", [JsonValueKind.String]),
        ("OrderId", [JsonValueKind.String]),
        ("Success", [JsonValueKind.True, JsonValueKind.False]),
        ("Status", [JsonValueKind.String]),
        ("OriginalAmount", [JsonValueKind.Number]),
        ("NewAmount", [JsonValueKind.Number]),
        ("PaymentId", [JsonValueKind.Number, JsonValueKind.String]),
        ("ErrorCode", [JsonValueKind.String]),
    ];

    private static readonly string[] Optional = ["Message", "Details", "ExternalRequestId"];

    public static Task<HttpResponseMessage> CancelAsync(this ServiceHost host, string body, params (string Name, string Value)[] headers) =>
        host.PostAsync("/cancel", body, headers);

    /// <summary>The answer has this status and code, every required field with its type, and no field that the specification has not.</summary>
    public static async Task<JsonElement> AnswerAsync(this HttpResponseMessage response, int status, string code)
    {
        var text = await response.Content.ReadAsStringAsync();
        ((int)response.StatusCode).ShouldBe(status, text);
        response.Content.Headers.ContentType?.MediaType.ShouldBe("application/json");
        var answer = await response.JsonAsync();
        answer.ShouldFit();
        answer.GetProperty("ErrorCode").GetString().ShouldBe(code, text);
        return answer;
    }

    public static void ShouldFit(this JsonElement answer)
    {
        foreach (var (name, kinds) in Required)
            kinds.ShouldContain(answer.GetProperty(name).ValueKind, $"{name} in {answer}");
        foreach (var field in answer.EnumerateObject().Where(field => Array.TrueForAll(Required, one => one.Name != field.Name)))
        {
            Optional.ShouldContain(field.Name);
            field.Value.ValueKind.ShouldBe(JsonValueKind.String, field.Name);
        }

        var isDone = answer.GetProperty("ErrorCode").GetString() == "0";
        answer.GetProperty("Success").GetBoolean().ShouldBe(isDone);
        answer.TryGetProperty("Message", out var message).ShouldBe(!isDone);
        if (!isDone)
            message.GetString()!.Length.ShouldBeInRange(1, 255);
    }
}
