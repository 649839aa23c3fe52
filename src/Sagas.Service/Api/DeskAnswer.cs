namespace Sagas.Service.Api;

/// <summary>What a desk says to a person's wish: for a program as a result, for a page as a sentence.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Fault">Why nothing was done; <c>null</c> when it was.</param>
/// <param name="Result">The API's answer.</param>
internal sealed record DeskAnswer(int Status, string? Fault, IResult Result)
{
    public static DeskAnswer Done(IResult result) => new(StatusCodes.Status200OK, null, result);

    public static DeskAnswer Conflict(string fault, params ReadOnlySpan<KeyValuePair<string, object?>> more) =>
        Of(StatusCodes.Status409Conflict, fault, more);

    public static DeskAnswer Of(int status, string fault, params ReadOnlySpan<KeyValuePair<string, object?>> more) =>
        new(status, fault, Problems.Of(status, fault, more));
}
