using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Sagas.Service.Hosting;

namespace Sagas.Service.Operators;

/// <summary>Who is signed in: by the configured proxy, or by the cookie and what the configuration says of them now.</summary>
internal sealed class SignedIn(ProcessMode mode, OperatorBook book, IOptions<HttpOptions> http)
{
    public const string Scheme = "operators";

    private const string StampClaim = "stamp";

    /// <summary>A password or a cookie that went over the wire in the open is anybody's.</summary>
    public bool IsSafe(HttpContext context) => context.Request.IsHttps || mode.Embedded || http.Value.AllowPlainHttp;

    /// <summary>The person, or <c>null</c>; <see cref="HttpContext.User"/> is that person, or nobody, afterwards.</summary>
    public async Task<Person?> ReadAsync(HttpContext context)
    {
        var person = mode.Embedded ? Demo(context)
            : !IsSafe(context) ? null
            : context.Features.Get<ProxyPerson>()?.Person ?? await FromCookieAsync(context);
        context.User = new ClaimsPrincipal(person is null
            ? new ClaimsIdentity()
            : new ClaimsIdentity([new Claim(ClaimTypes.Name, person.Name), new Claim(ClaimTypes.NameIdentifier, person.Name)], Scheme));
        context.RequestServices.GetRequiredService<PersonOnPage>().Person = person;
        return person;
    }

    public static Task BeginAsync(HttpContext context, OperatorOptions one) => context.SignInAsync(
        Scheme,
        new ClaimsPrincipal(new ClaimsIdentity(
            [new Claim(ClaimTypes.Name, one.Name), new Claim(StampClaim, OperatorBook.StampOf(one))], Scheme)));

    public static Task EndAsync(HttpContext context) => context.SignOutAsync(Scheme);

    // Embedded mode listens on this machine only; whoever forwards it to others has nobody signed in.
    private static Person? Demo(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address && !System.Net.IPAddress.IsLoopback(address) ? null : Person.Demo;

    private async Task<Person?> FromCookieAsync(HttpContext context)
    {
        var ticket = await context.AuthenticateAsync(Scheme);
        return ticket.Principal?.Identity?.Name is { } name
            && book.Find(name) is { } known
            && string.Equals(ticket.Principal.FindFirstValue(StampClaim), OperatorBook.StampOf(known), StringComparison.Ordinal)
            ? new Person(known.Name, known.Role!.Value)
            : null;
    }
}
