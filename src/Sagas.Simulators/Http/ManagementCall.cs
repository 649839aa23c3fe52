using Microsoft.Extensions.Options;
using Sagas.Simulators.Gateways;

namespace Sagas.Simulators.Http;

/// <summary>What every call of the simulators' own API begins with: which gateway, and what the body says.</summary>
internal sealed class ManagementCall(GatewayCatalog catalog, IOptions<SimulatorsOptions> options)
{
    public IResult For(string gateway, Func<SimulatedGateway, IResult> answer) =>
        catalog.Find(gateway) is { } found ? answer(found) : Problems.UnknownGateway(gateway, catalog);

    /// <param name="request">The request.</param>
    /// <param name="gateway">Name from the route.</param>
    /// <param name="read">Turns the fields into what is wanted; its result is used only when no field was refused.</param>
    /// <param name="answer">Acts on it.</param>
    public async Task<IResult> ForAsync<T>(
        HttpRequest request,
        string gateway,
        Func<SimulatedGateway, FieldReader, T?> read,
        Func<SimulatedGateway, T, IResult> answer)
        where T : class
    {
        if (catalog.Find(gateway) is not { } found)
            return Problems.UnknownGateway(gateway, catalog);
        if (await RequestBodies.ReadAsync(request, options.Value.MaxBodyBytes, request.HttpContext.RequestAborted) is not { } body)
            return Problems.TooLarge(options.Value.MaxBodyBytes);
        var fields = new FieldReader(body);
        var wanted = read(found, fields);
        fields.RefuseOthers();
        return wanted is null || fields.Errors.Count > 0 ? Problems.Invalid(fields) : answer(found, wanted);
    }
}
