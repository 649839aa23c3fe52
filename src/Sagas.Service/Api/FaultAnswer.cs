namespace Sagas.Service.Api;

/// <summary>An endpoint whose answer to an exception has a form of its own.</summary>
/// <param name="Of">Makes it of the HTTP status and, for what was not foreseen, the trace id that the log has.</param>
internal sealed record FaultAnswer(Func<HttpContext, int, string?, IResult> Of);
