using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Sagas.Service.Components;
using Sagas.Service.Hosting;

namespace Sagas.Service.Operators;

/// <summary><c>/sign-in</c> and <c>/sign-out</c>.</summary>
internal static class SignInEndpoints
{
    public const string Path = "/sign-in";
    public const string OutPath = "/sign-out";
    public const string NameField = "name";
    public const string PasswordField = "password";
    public const string ReturnField = "returnUrl";

    private const int LongestPassword = 256;

    public static void MapSignIn(this WebApplication app)
    {
        app.MapGet(Path, DrawAsync).AllowAnonymous().ExcludeFromDescription();
        app.MapPost(Path, BeginAsync).AllowAnonymous().ExcludeFromDescription();
        app.MapPost(OutPath, EndAsync).AllowAnonymous().ExcludeFromDescription();
    }

    public static string AddressFor(string returnUrl) => $"{Path}?{ReturnField}={Uri.EscapeDataString(returnUrl)}";

    private static async Task<IResult> DrawAsync(HttpContext context, [FromServices] SignedIn signedIn)
    {
        var person = await signedIn.ReadAsync(context);
        return signedIn.IsSafe(context) ? Form(context, person, context.Request.Query[ReturnField], fault: null) : Unsafe(context);
    }

    private static async Task<IResult> BeginAsync(
        HttpContext context, [FromServices] SignedIn signedIn, [FromServices] OperatorBook book, [FromServices] SignInGate gate)
    {
        if (!signedIn.IsSafe(context))
        {
            return Unsafe(context);
        }

        var person = await signedIn.ReadAsync(context);
        if (await PageForms.ReadAsync(context) is not { } form)
        {
            return PageForms.Stale(context);
        }

        using var lease = await gate.EnterAsync(context.RequestAborted);
        if (!lease.IsAcquired)
        {
            return Notice.Of(context, StatusCodes.Status429TooManyRequests, "Too many sign-ins at once", "Try again in a moment.");
        }

        var (name, password) = (form[NameField].ToString(), form[PasswordField].ToString());
        if (password.Length > LongestPassword || book.Check(name, password) is not { } known)
        {
            return Form(context, person, form[ReturnField], "This name and password do not belong together, or there were too many wrong tries; then wait a while.");
        }

        await SignedIn.BeginAsync(context, known);
        return TypedResults.LocalRedirect(Local(form[ReturnField]));
    }

    private static async Task<IResult> EndAsync(HttpContext context, [FromServices] SignedIn signedIn)
    {
        await signedIn.ReadAsync(context);
        if (await PageForms.ReadAsync(context) is null)
        {
            return PageForms.Stale(context);
        }

        await SignedIn.EndAsync(context);
        return TypedResults.LocalRedirect(Path);
    }

    private static PageResult<SignInPage> Form(HttpContext context, Person? person, string? returnUrl, string? fault) => new(
        new()
        {
            [nameof(SignInPage.Person)] = person,
            [nameof(SignInPage.IsEmbedded)] = context.RequestServices.GetRequiredService<ProcessMode>().Embedded,
            [nameof(SignInPage.ReturnUrl)] = Local(returnUrl),
            [nameof(SignInPage.Fault)] = fault,
            [nameof(SignInPage.Proof)] = PageForms.ProofFor(context),
            [nameof(SignInPage.DrawnAt)] = context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow(),
        },
        fault is null ? StatusCodes.Status200OK : StatusCodes.Status401Unauthorized);

    // Never to somebody else's page after the password was typed here.
    private static string Local(string? returnUrl) => RedirectHttpResult.IsLocalUrl(returnUrl) ? returnUrl! : "/";

    private static PageResult<MissingPage> Unsafe(HttpContext context) => Notice.Of(
        context, StatusCodes.Status403Forbidden, "Sign-in needs HTTPS",
        "A password must not go over the wire in the open. Open this page by https, or see Http:Proxies and Http:AllowPlainHttp.");
}

/// <summary>Checking a password is made to cost much; so many are checked at once and no more.</summary>
internal sealed class SignInGate : IDisposable
{
    private const int AtOnce = 2;
    private const int Waiting = 16;

    private readonly ConcurrencyLimiter _limiter =
        new(new ConcurrencyLimiterOptions { PermitLimit = AtOnce, QueueLimit = Waiting, QueueProcessingOrder = QueueProcessingOrder.OldestFirst });

    public ValueTask<RateLimitLease> EnterAsync(CancellationToken cancellationToken) => _limiter.AcquireAsync(1, cancellationToken);

    public void Dispose() => _limiter.Dispose();
}
