using System.Security.Cryptography;
using System.Text;
using Sagas.Simulators.Gateways;

namespace Sagas.Simulators.Bpc;

/// <summary>What every call begins and ends with: the key, the version, and how an answer looks.</summary>
internal sealed class BpcDesk(BpcSettings settings)
{
    private const string KeyHeader = "X-Api-Key";
    public const string VersionHeader = "X-Version";

    public SimulatedOperation Operation(string name, string method, string path, bool movesMoney, Func<SimulatedCall, BpcReply> execute) => new()
    {
        Name = name,
        Method = method,
        Path = $"api2/{path}",
        MovesMoney = movesMoney,
        Refuse = (call, code) => Answer(call, BpcReply.Failed(BpcError.Refusal(code))),
        Execute = call => Answer(call, FaultIn(call) is { } error ? BpcReply.Failed(error) : execute(call)),
    };

    private BpcError? FaultIn(SimulatedCall call)
    {
        var key = call.Request.Headers[KeyHeader].ToString();
        if (!Contains(settings.ApiKeys, key))
            return Contains(settings.DeletedApiKeys, key) ? BpcError.DeletedKey : BpcError.NoKey;
        var version = call.Request.Headers[VersionHeader].ToString();
        return version.Length == 0 || BpcSettings.IsVersion(version) ? null : BpcError.BadVersion;
    }

    private SimulatedAnswer Answer(SimulatedCall call, BpcReply reply)
    {
        var asked = call.Request.Headers[VersionHeader].ToString();
        return SimulatedAnswer.Json(reply.HttpStatus, reply.Body, BpcJson.Options) with
        {
            Headers = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [VersionHeader] = BpcSettings.IsVersion(asked) ? asked : settings.Version,
                ["API-Request-Id"] = NewRequestId(),
            },
        };
    }

    public static string NewRequestId() => $"req_{Guid.CreateVersion7()}";

    private static bool Contains(IReadOnlyList<string> keys, string key) =>
        keys.Any(known => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(known), Encoding.UTF8.GetBytes(key)));
}

/// <summary>An answer before it is written; the body is of its own type, so that all its fields are.</summary>
internal sealed record BpcReply(int HttpStatus, object Body)
{
    public static BpcReply Ok(object body) => new(StatusCodes.Status200OK, body);

    public static BpcReply Failed(BpcError error) => new(error.HttpStatus, new BpcErrorBody(error.Type, error.Code, error.Message));
}

internal sealed record BpcErrorBody(string Type, string Code, string Message);
