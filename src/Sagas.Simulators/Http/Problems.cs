using Sagas.Simulators.Gateways;

namespace Sagas.Simulators.Http;

/// <summary>Refusals of the simulators' own API, as <c>application/problem+json</c>.</summary>
internal static class Problems
{
    public static IResult Invalid(FieldReader fields) => TypedResults.ValidationProblem(
        fields.Errors,
        detail: string.Join("; ", fields.Errors.Select(error => $"{error.Key} {error.Value[0]}")));

    public static IResult UnknownGateway(string name, GatewayCatalog catalog) => TypedResults.Problem(
        $"There is no simulated gateway '{name}'; there are: {string.Join(", ", catalog.GatewayNames)}",
        statusCode: StatusCodes.Status404NotFound);

    public static IResult UnknownPayment(string paymentId, string gateway) => TypedResults.Problem(
        $"The simulated gateway '{gateway}' knows no payment '{paymentId}'",
        statusCode: StatusCodes.Status404NotFound);

    public static IResult Conflict(string detail) => TypedResults.Problem(detail, statusCode: StatusCodes.Status409Conflict);

    public static IResult TooLarge(int maxBytes) => TypedResults.Problem(
        $"The body is longer than {maxBytes} bytes",
        statusCode: StatusCodes.Status413PayloadTooLarge);
}
