using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Sagas.Payments;
using Sagas.Service.Api;
using Sagas.Service.Api.Actions;
using Sagas.Service.Ingress;
using Sagas.Service.Operators;
using Sagas.Storage;

namespace Sagas.Service.Components;

/// <summary>Decisions about a payment, as forms: the same desk as the API takes them.</summary>
internal static class DecisionEndpoints
{
    public const string ToldField = "told";

    public static void MapDecisions(this RouteGroupBuilder pages, string onePayment)
    {
        foreach (var action in PersonAction.All)
        {
            pages.MapGet($"{onePayment}/{action.Name}", (HttpContext context, [FromServices] IPaymentReader reader) => DrawAsync(action, context, reader));
            pages.MapPost($"{onePayment}/{action.Name}", (HttpContext context, [FromServices] IPaymentReader reader, [FromServices] ActionDesk desk) =>
                DecideAsync(action, context, reader, desk));
        }
    }

    private static async Task<IResult> DrawAsync(PersonAction action, HttpContext context, IPaymentReader reader)
    {
        var asked = await AskedPayment.FindAsync(context, reader, PaymentAddress.Pages);
        return asked.Saga is not { } saga ? PageEndpoints.NoSuchPayment(context, asked)
            : (IResult?)WhyNot(action, saga, context) ?? Draw(action, context, saga, DecisionForm.Empty, fault: null, StatusCodes.Status200OK);
    }

    private static async Task<IResult> DecideAsync(PersonAction action, HttpContext context, IPaymentReader reader, ActionDesk desk)
    {
        if (await PageForms.ReadAsync(context) is not { } form)
        {
            return PageForms.Stale(context);
        }

        var asked = await AskedPayment.FindAsync(context, reader, PaymentAddress.Pages);
        if (asked.Saga is not { } saga)
        {
            return PageEndpoints.NoSuchPayment(context, asked);
        }

        if (WhyNot(action, saga, context) is { } refused)
        {
            return refused;
        }

        var (typed, errors) = (DecisionForm.Read(form), new BodyErrors());
        var body = typed.ToBody(action, saga.Currency, errors);
        var givenId = form[DecisionForm.IdField].ToString() is { Length: > 0 } id ? id : null;
        var isApprover = context.RequestServices.GetRequiredService<PersonOnPage>().Person is { Role: OperatorRole.Approver };
        var answer = await desk.DecideAsync(action, body, asked, new Decider(ActionDesk.OperatorOf(context), isApprover), givenId, errors);
        return answer.Fault is { } fault
            ? Draw(action, context, saga, typed, fault, answer.Status)
            : TypedResults.LocalRedirect($"{PaymentAddress.Of(asked.TeamSlug, asked.PaymentId, PaymentAddress.Pages)}?{ToldField}={action.Name}");
    }

    private static PageResult<MissingPage>? WhyNot(PersonAction action, PaymentSaga saga, HttpContext context)
    {
        var person = context.RequestServices.GetRequiredService<PersonOnPage>().Person;
        var limits = context.RequestServices.GetRequiredService<IOptions<PageOptions>>().Value.ApproverAbove;
        return person is not { MayDecide: true }
                ? Notice.Of(context, StatusCodes.Status403Forbidden, "This is not for viewers", "Nothing was done: your role may look only.")
            : action.Decides && !person.MayDecideAbout(CustomersMoney.AtRisk(saga), saga.Currency, limits)
                ? Notice.Of(context, StatusCodes.Status403Forbidden, "This needs an approver", $"Nothing was done: it is about {Money.Format(CustomersMoney.AtRisk(saga), saga.Currency)}.")
            : !action.States.Contains(saga.State, StringComparer.Ordinal)
                ? Notice.Of(context, StatusCodes.Status409Conflict, "The payment has moved on", $"Nothing was done: it is in state {saga.State}, which does not take {action.Name}.")
            : null;
    }

    private static PageResult<DecisionPage> Draw(PersonAction action, HttpContext context, PaymentSaga saga, DecisionForm typed, string? fault, int status)
    {
        var now = context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        return new PageResult<DecisionPage>(
            new()
            {
                [nameof(DecisionPage.Action)] = ActionLink.Of(action),
                [nameof(DecisionPage.Saga)] = saga,
                [nameof(DecisionPage.Typed)] = typed,
                [nameof(DecisionPage.RequestId)] = Guid.CreateVersion7(now).ToString("N", CultureInfo.InvariantCulture),
                [nameof(DecisionPage.Proof)] = PageForms.ProofFor(context),
                [nameof(DecisionPage.Fault)] = fault,
                [nameof(DecisionPage.DrawnAt)] = now,
            },
            status);
    }
}
