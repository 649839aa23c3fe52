using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Options;
using Sagas.Service.Components;
using Sagas.Service.Hosting;

namespace Sagas.Service.Operators;

/// <summary>Sign-in, its cookie, and the proof that a form is one of ours.</summary>
internal static class OperatorRegistration
{
    private const string Application = "payment-sagas";
    private const string SignInCookie = "sagas-operator";
    private const string ProofCookie = "sagas-proof";

    public static IServiceCollection AddOperators(this IServiceCollection services)
    {
        services.AddSettings<OperatorListOptions>(OperatorListOptions.Section).AddSettings<SignInOptions>(SignInOptions.Section);
        services.AddSingleton<OperatorBook>().AddSingleton<SignInGate>().AddSingleton<SignedIn>().AddScoped<PersonOnPage>();
        services.AddAntiforgery();
        services.AddOptions<AntiforgeryOptions>().Configure<SignedInCookies>((proof, cookies) =>
        {
            cookies.Guard(proof.Cookie, ProofCookie);
            proof.FormFieldName = PageForms.ProofField;
            proof.HeaderName = null;
        });
        services.AddAuthentication(SignedIn.Scheme).AddCookie(SignedIn.Scheme);
        services.AddOptions<CookieAuthenticationOptions>(SignedIn.Scheme).Configure<SignedInCookies, IOptions<SignInOptions>>((cookie, cookies, signIn) =>
        {
            cookies.Guard(cookie.Cookie, SignInCookie);
            cookie.ExpireTimeSpan = signIn.Value.StaysFor;
            cookie.SlidingExpiration = true;
        });
        services.AddSingleton<SignedInCookies>();
        // It warns of keys that are written in the open; ours are written nowhere, or where SignIn:KeyDirectory says who may read them.
        services.AddLogging(logging => logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error));
        services.AddDataProtection().SetApplicationName(Application);
        services.AddOptions<KeyManagementOptions>().Configure<IOptions<SignInOptions>, ILoggerFactory>((keys, signIn, loggers) =>
            keys.XmlRepository = signIn.Value.KeyDirectory is { } directory
                ? new FileSystemXmlRepository(new DirectoryInfo(directory), loggers)
                : new KeysOfThisProcess());
        return services;
    }

    /// <summary>How the pages' cookies are kept from others.</summary>
    private sealed class SignedInCookies(ProcessMode mode, IOptions<HttpOptions> http)
    {
        public void Guard(CookieBuilder cookie, string name)
        {
            var plain = mode.Embedded || http.Value.AllowPlainHttp;
            cookie.Name = name;
            cookie.HttpOnly = true;
            cookie.IsEssential = true;
            cookie.SameSite = SameSiteMode.Strict;
            cookie.SecurePolicy = plain ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
        }
    }
}
