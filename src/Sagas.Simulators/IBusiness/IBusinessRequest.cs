using System.Text.Json;
using Sagas.Simulators.Http;

namespace Sagas.Simulators.IBusiness;

/// <summary>A request body, read leniently for what is echoed and strictly for what is acted on.</summary>
internal sealed class IBusinessRequest
{
    private readonly JsonBody? _body;

    public IBusinessRequest(ReadOnlyMemory<byte> raw)
    {
        _body = JsonBody.Parse(raw, out var fault);
        BodyFault = _body is null ? $"The body {fault}" : null;
    }

    /// <summary>What is wrong with the body as such, or <c>null</c>.</summary>
    public string? BodyFault { get; }

    public string TeamSlug => Echo("TeamSlug");

    public string PaymentId => Echo("PaymentId");

    public string OrderId => Echo("OrderId");

    public string? ExternalRequestId => Echo("ExternalRequestId") is { Length: > 0 } key ? key : null;

    /// <summary>What is wrong with a text field, or <c>null</c>.</summary>
    public string? FaultIn(string name, bool required, int maxLength)
    {
        if (Field(name) is not { } field)
            return required ? $"{name} is required" : null;
        if (field.ValueKind != JsonValueKind.String)
            return $"{name} must be a string";
        var text = field.GetString()!;
        if (required && text.Length == 0)
            return $"{name} is required";
        return text.Length > maxLength || text.Any(char.IsControl) ? $"{name} must have at most {maxLength} printable characters" : null;
    }

    public JsonElement? Field(string name) =>
        _body is not null && _body.Fields.TryGetValue(name, out var field) && field.ValueKind != JsonValueKind.Null ? field : null;

    /// <summary>An unknown team costs the same work as a wrong token and looks the same.</summary>
    public bool IsSignedBy(IBusinessSettings settings)
    {
        var signed = _body is not null
            && RequestToken.Matches(RequestToken.Compute(_body.Fields, settings.Password), Echo(RequestToken.Field));
        return signed & TeamSlug == settings.TeamSlug;
    }

    private string Echo(string name) => Field(name) is { ValueKind: JsonValueKind.String } field ? field.GetString()! : "";
}
