using System.Net.Mime;
using System.Text.Json;
using Sagas.Simulators.Faults;

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

    /// <summary>Which calls it answers where several operations share an address; the only one answers all.</summary>
    public Func<SimulatedCall, bool> Matches { get; init; } = _ => true;

    /// <summary>Says no in the gateway's own words and changes nothing; the code is the kind's choice when <c>null</c>.</summary>
    public required Func<SimulatedCall, string?, SimulatedAnswer> Refuse { get; init; }

    /// <summary>Carries it out. Everything it does is done when it returns, so a fault may lose the answer afterwards.</summary>
    public required Func<SimulatedCall, SimulatedAnswer> Execute { get; init; }
}

/// <summary>A request as it came in.</summary>
/// <param name="Request">Route values, query and headers; the body is read already.</param>
/// <param name="Body">The raw body.</param>
internal sealed record SimulatedCall(HttpRequest Request, ReadOnlyMemory<byte> Body)
{
    /// <summary>How the operation it starts is to end; <c>null</c> for at once and well.</summary>
    public PendingOrder? Pending { get; init; }

    /// <summary>A part of the address, such as an id.</summary>
    public string Route(string name) => Request.RouteValues[name] as string ?? "";
}

/// <summary>What goes back, if nothing goes wrong on the way.</summary>
internal sealed record SimulatedAnswer(int StatusCode, string ContentType, ReadOnlyMemory<byte> Body)
{
    /// <summary>Beside the content type and length.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public static SimulatedAnswer Json<T>(int statusCode, T body, JsonSerializerOptions options) =>
        new(statusCode, MediaTypeNames.Application.Json, JsonSerializer.SerializeToUtf8Bytes(body, options));

    public async Task WriteAsync(HttpContext http)
    {
        http.Response.StatusCode = StatusCode;
        http.Response.ContentType = ContentType;
        http.Response.ContentLength = Body.Length;
        foreach (var (name, value) in Headers)
            http.Response.Headers[name] = value;
        await http.Response.Body.WriteAsync(Body, http.RequestAborted);
    }
}
