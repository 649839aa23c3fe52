using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Sagas.Payments;

namespace Sagas.Service.Cancel;

/// <summary>The body of every answer, whatever went well or wrong: all required fields are always there.</summary>
internal sealed record CancelAnswer
{
    /// <summary>Longest <see cref="Message"/>.</summary>
    public const int MessageLength = 255;

    private const int DetailsLength = 2_000;

    public required string TeamSlug { get; init; }

    /// <summary>Empty when no payment was found.</summary>
    public required string OrderId { get; init; }

    public required bool Success { get; init; }

    /// <summary>Empty when no payment was found.</summary>
    public required string Status { get; init; }

    public required long OriginalAmount { get; init; }

    public required long NewAmount { get; init; }

    [JsonConverter(typeof(PaymentIdConverter))]
    public required string PaymentId { get; init; }

    public required string ErrorCode { get; init; }

    public string? Message { get; init; }

    public string? Details { get; init; }

    public string? ExternalRequestId { get; init; }

    public static CancelAnswer Of(CancelCode code, CancelEcho echo, PaymentSaga? saga = null, string? details = null, string? message = null) => new()
    {
        TeamSlug = echo.TeamSlug,
        OrderId = saga?.OrderId ?? "",
        Success = code == CancelCode.Done,
        Status = saga?.Status is { } status ? JsonSerializer.SerializeToElement(status).GetString()! : "",
        OriginalAmount = saga?.OriginalAmount ?? 0,
        NewAmount = saga?.NewAmount ?? 0,
        PaymentId = echo.PaymentId,
        ErrorCode = code.Word,
        Message = code == CancelCode.Done ? null : Cut(message ?? code.Sentence, MessageLength),
        Details = details is null ? null : Cut(details, DetailsLength),
        ExternalRequestId = echo.ExternalRequestId,
    };

    // Never half of a surrogate pair.
    private static string Cut(string text, int length) =>
        text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
}

/// <summary>What an answer repeats of its request, as far as it could be read.</summary>
internal sealed record CancelEcho(string TeamSlug, string PaymentId, string? ExternalRequestId)
{
    public static CancelEcho Nothing { get; } = new("", "", null);
}

/// <summary>A JSON number when the id is one that every parser keeps exact, else a string.</summary>
internal sealed class PaymentIdConverter : JsonConverter<string>
{
    private const long Largest = 9_007_199_254_740_991;

    public override string Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Number ? reader.GetInt64().ToString(CultureInfo.InvariantCulture) : reader.GetString() ?? "";

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options)
    {
        if (value is [>= '1' and <= '9', ..] && value.All(char.IsAsciiDigit) && long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= Largest)
        {
            writer.WriteNumberValue(number);
        }
        else
        {
            writer.WriteStringValue(value);
        }
    }
}
