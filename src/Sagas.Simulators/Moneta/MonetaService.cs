using Sagas.Simulators.Gateways;

namespace Sagas.Simulators.Moneta;

/// <summary>The one address of the API: what is asked stands in the body, with the credentials.</summary>
internal sealed class MonetaService(MonetaSettings settings)
{
    private const string Path = "services";

    public SimulatedOperation Operation(string name, string request, bool movesMoney, Func<MonetaRequest, SimulatedCall, SimulatedAnswer> execute) => new()
    {
        Name = name,
        Method = HttpMethods.Post,
        Path = Path,
        MovesMoney = movesMoney,
        Matches = call => MonetaRequest.Parse(call.Body)?.Name == request,
        Refuse = (_, code) => MonetaAnswers.Fault(MonetaFault.Refusal(code)),
        Execute = call => MonetaRequest.Parse(call.Body) is { } envelope && envelope.IsOf(settings)
            ? execute(envelope, call)
            : MonetaAnswers.Fault(MonetaFault.Denied),
    };

    /// <summary>Answers whatever the other operations do not know.</summary>
    public static SimulatedOperation Unknown { get; } = new()
    {
        Name = "unknown",
        Method = HttpMethods.Post,
        Path = Path,
        MovesMoney = false,
        Refuse = (_, code) => MonetaAnswers.Fault(MonetaFault.Refusal(code)),
        Execute = _ => MonetaAnswers.Fault(MonetaFault.Invalid, "Envelope: must hold one request that this gateway knows"),
    };
}
