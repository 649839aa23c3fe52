using System.Net.Mime;
using System.Text.Json;

namespace Sagas.Simulators.Gateways;

/// <summary>One call of a gateway's API.</summary>
internal sealed record SimulatedOperation
{
    /// <summary>How faults name it.</summary>
    public required string Name { get; init; }

    /// <summary>HTTP method.</summary>
    public required string Method { get; init; }

    /// <summary>Route pattern below the gateway's base URL, without a leading slash.</summary>
    public required string Path { get; init; }

    /// <summary>Faults hit these unless told otherwise.</summary>
    public required bool MovesMoney { get; init; }

    /// <summary>Carries it out. Everything it does is done when it returns, so a fault may lose the answer afterwards.</summary>
    public required Func<SimulatedCall, SimulatedAnswer> Execute { get; init; }
}

/// <summary>A request as it came in.</summary>
/// <param name="Request">Route values, query and headers; the body is read already.</param>
/// <param name="Body">The raw body.</param>
internal sealed record SimulatedCall(HttpRequest Request, ReadOnlyMemory<byte> Body);

/// <summary>What goes back, if nothing goes wrong on the way.</summary>
internal sealed record SimulatedAnswer(int StatusCode, string ContentType, ReadOnlyMemory<byte> Body)
{
    public static SimulatedAnswer Json<T>(int statusCode, T body, JsonSerializerOptions options) =>
        new(statusCode, MediaTypeNames.Application.Json, JsonSerializer.SerializeToUtf8Bytes(body, options));

    public async Task WriteAsync(HttpContext http)
    {
        http.Response.StatusCode = StatusCode;
        http.Response.ContentType = ContentType;
        http.Response.ContentLength = Body.Length;
        await http.Response.Body.WriteAsync(Body, http.RequestAborted);
    }
}
