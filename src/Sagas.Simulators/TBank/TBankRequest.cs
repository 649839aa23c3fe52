using System.Text.Json;
using Sagas.Simulators.Http;
using Sagas.Simulators.IBusiness;

namespace Sagas.Simulators.TBank;

/// <summary>A request body. Ids may be texts or numbers: the terminal's documents declare the one and show the other.</summary>
internal sealed class TBankRequest
{
    private const int MaxKey = 256;
    private readonly JsonBody? _body;

    public TBankRequest(ReadOnlyMemory<byte> raw) => _body = JsonBody.Parse(raw, out _);

    public string TerminalKey => Text("TerminalKey");

    public string PaymentId => Text("PaymentId");

    public string OrderId => Text("OrderId");

    /// <summary>Empty is none.</summary>
    public string? ExternalRequestId => Text("ExternalRequestId") is { Length: > 0 } key ? key : null;

    /// <summary>In kopecks; <c>null</c> when absent.</summary>
    public long? Amount => Field("Amount") is { ValueKind: JsonValueKind.Number } amount && amount.TryGetInt64(out var kopecks) ? kopecks : null;

    /// <summary>What is wrong with it before anything is looked up, or <c>null</c>.</summary>
    public (TBankError Error, string Details)? Fault(TBankSettings settings, string required)
    {
        if (_body is null)
            return (TBankError.Internal, "The body is not a JSON object with each field once");
        if (Text(required).Length == 0)
            return (TBankError.Internal, $"{required} is required");
        if (Field("Amount") is not null && Amount is null)
            return (TBankError.Internal, "Amount must be a whole number of kopecks");
        if (ExternalRequestId?.Length > MaxKey)
            return (TBankError.Internal, $"ExternalRequestId has at most {MaxKey} characters");
        if (TerminalKey != settings.TerminalKey)
            return (TBankError.UnknownTerminal, $"Terminal '{TerminalKey}'");
        return RequestToken.Matches(RequestToken.Compute(_body.Fields, settings.Password), Text(RequestToken.Field))
            ? null
            : (TBankError.BadToken, "The token does not match the fields");
    }

    private string Text(string name) => Field(name) switch
    {
        { ValueKind: JsonValueKind.String } field => field.GetString()!,
        { ValueKind: JsonValueKind.Number } field => field.GetRawText(),
        _ => "",
    };

    private JsonElement? Field(string name) =>
        _body is not null && _body.Fields.TryGetValue(name, out var field) && field.ValueKind != JsonValueKind.Null ? field : null;
}
