using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Sagas.Simulators.Gateways;

namespace Sagas.Simulators.OmniCart;

/// <summary>
/// Writes answers. The code is a text with leading zeros where something succeeded; in errors the published examples have
/// it now as a text, now as a bare number, and so has this (<see cref="OmniCartSettings.ErrorCodes"/>).
/// </summary>
internal sealed class OmniCartAnswers(OmniCartSettings settings, TimeProvider time)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private int _errors;

    public SimulatedAnswer Success<T>(T data, IReadOnlyList<OmniCartError> information, bool debug)
        where T : class
    {
        List<DebugEntry> all = [.. information.Select(Entry)];
        var first = all.Count > 0 ? all[0] : new DebugEntry("000000", "Success");
        return SimulatedAnswer.Json(
            StatusCodes.Status200OK,
            new Envelope<T>(data, first.Code, first.Message, Timestamp(), debug ? [.. all.Skip(1)] : null),
            Options);
    }

    /// <summary>The first error decides; the others are seen with <c>debug</c> only.</summary>
    public SimulatedAnswer Failure(IReadOnlyList<OmniCartError> errors, bool debug)
    {
        var first = errors[0];
        return SimulatedAnswer.Json(
            first.HttpStatus,
            new Envelope<object>(null, Code(first), first.Message, Timestamp(), debug ? [.. errors.Skip(1).Select(Entry)] : []),
            Options);
    }

    /// <summary>Says no although nothing is wrong: with the code that was ordered, or the usual one.</summary>
    public SimulatedAnswer Refusal(string? code, OmniCartError usual) =>
        Failure([code is null ? usual : OmniCartError.Ordered(code)], debug: false);

    private object Code(OmniCartError error)
    {
        var number = settings.ErrorCodes switch
        {
            ErrorCodeForm.Number => true,
            ErrorCodeForm.Text => false,
            ErrorCodeForm.Mixed => (Interlocked.Increment(ref _errors) & 1) == 0,
            _ => throw new InvalidOperationException($"No form {settings.ErrorCodes}"),
        };
        return number ? error.Code : Text(error.Code);
    }

    private string Timestamp() => time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static DebugEntry Entry(OmniCartError error) => new(Text(error.Code), error.Message);

    private static string Text(int code) => code.ToString("D6", CultureInfo.InvariantCulture);

    private sealed record Envelope<T>(T? Data, object Code, string Message, string Timestamp, IReadOnlyList<DebugEntry>? Debug)
        where T : class;

    private sealed record DebugEntry(string Code, string Message);
}
