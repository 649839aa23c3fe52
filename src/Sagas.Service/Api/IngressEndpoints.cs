using Sagas.Service.Hosting;
using Sagas.Service.Ingress;

namespace Sagas.Service.Api;

/// <summary><c>POST /events/{message-name}</c>: plain-JSON events over HTTP.</summary>
internal static class IngressEndpoints
{
    public const string Path = "/events";

    public static IServiceCollection AddIngress(this IServiceCollection services) => services
        .AddSettings<IngressOptions>(IngressOptions.Section)
        .AddSingleton<EventReader>()
        .AddSingleton<IMessageOutlet, BusOutlet>()
        .AddSingleton<EventIntake>();

    public static void MapIngress(this WebApplication app)
    {
        foreach (var type in EventTypes.All)
        {
            app.MapPost($"{Path}/{type.Name}", (HttpContext context, EventIntake intake) => intake.TakeAsync(type, context))
                .WithName(type.Name)
                .WithTags("Events")
                .WithSummary(type.Meaning)
                .WithDescription("Camel-case JSON. The same Message-Id (or, without one, the same bytes) is the same message and acts once. 202 means that the bus has it.")
                .Produces<Accepted202>(StatusCodes.Status202Accepted)
                .ProducesProblem(StatusCodes.Status400BadRequest)
                .ProducesProblem(StatusCodes.Status401Unauthorized)
                .ProducesProblem(StatusCodes.Status403Forbidden)
                .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
                .ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
                .ProducesProblem(StatusCodes.Status503ServiceUnavailable)
                .WithEventBody(type);
        }

        app.MapPost($"{Path}/{{name}}", (string name) => Unknown(name)).ExcludeFromDescription();
    }

    private static IResult Unknown(string name)
    {
        var detail = EventTypes.IsOperatorRequest(name)
            ? $"{name} is an operator's request and is not accepted here; see POST /api/payments/{{teamSlug}}/{{paymentId}}/approve, dismiss, retry and manual-refund."
            : "There is no event of this name.";
        return Problems.Of(StatusCodes.Status404NotFound, detail, new KeyValuePair<string, object?>("names", EventTypes.All.Select(type => type.Name)));
    }
}
