using System.Text.Json;

namespace Sagas.Tests.Service;

/// <summary>Reads answers.</summary>
internal static class Answers
{
    public static async Task<JsonElement> JsonAsync(this HttpResponseMessage response)
    {
        using var document = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return document.RootElement.Clone();
    }

    /// <summary>The answer is a problem document with this status; its errors by field, if it has any.</summary>
    public static async Task<IReadOnlyDictionary<string, string[]>> ProblemAsync(this HttpResponseMessage response, int status)
    {
        var text = await response.Content.ReadAsStringAsync();
        ((int)response.StatusCode).ShouldBe(status, text);
        response.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");
        var problem = await response.JsonAsync();
        problem.GetProperty("status").GetInt32().ShouldBe(status);
        return problem.TryGetProperty("errors", out var errors)
            ? errors.EnumerateObject().ToDictionary(error => error.Name, error => error.Value.EnumerateArray().Select(one => one.GetString()!).ToArray())
            : [];
    }
}
