using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.Identity;
using Sagas.Benchmarks.Driving;

namespace Sagas.Benchmarks.Pages;

/// <summary>The service on its database and broker, and somebody who has signed in to its pages.</summary>
internal sealed class SignedInService(ServiceProgram service) : IAsyncDisposable
{
    private const string Name = "bench";
    private const string Password = "correct horse battery";
    private const string ProofMark = "name=\"proof\" value=\"";

    public static async Task<SignedInService> StartAsync(string database, string broker, CancellationToken cancellationToken)
    {
        var signedIn = new SignedInService(await ServiceProgram.StartAsync(Settings(database, broker), cancellationToken));
        await signedIn.SignInAsync(cancellationToken);
        return signedIn;
    }

    /// <returns>Milliseconds until the last byte of the page.</returns>
    public async Task<double> TimeAsync(string path, CancellationToken cancellationToken)
    {
        var since = Stopwatch.GetTimestamp();
        using var response = await service.Client.GetAsync(new Uri(path, UriKind.Relative), cancellationToken);
        var page = await response.Content.ReadAsStringAsync(cancellationToken);
        var took = Stopwatch.GetElapsedTime(since).TotalMilliseconds;
        return response.StatusCode == HttpStatusCode.OK && page.EndsWith("</html>", StringComparison.Ordinal)
            ? took
            : throw new InvalidOperationException($"{path} answered {(int)response.StatusCode}: {page}");
    }

    public ValueTask DisposeAsync() => service.DisposeAsync();

    private static IEnumerable<(string Key, string Value)> Settings(string database, string broker) =>
    [
        ("ConnectionStrings:Postgres", database),
        ("ConnectionStrings:RabbitMq", broker),
        ("Http:AllowPlainHttp", "true"),
        ("Operators:0:Name", Name),
        ("Operators:0:PasswordHash", new PasswordHasher<object>().HashPassword(new(), Password)),
        ("Operators:0:Role", "Approver"),
    ];

    private async Task SignInAsync(CancellationToken cancellationToken)
    {
        var address = new Uri("/sign-in", UriKind.Relative);
        var page = await service.Client.GetStringAsync(address, cancellationToken);
        var proof = page.Split(ProofMark)[1].Split('"')[0];
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["proof"] = proof, ["name"] = Name, ["password"] = Password });
        using var response = await service.Client.PostAsync(address, form, cancellationToken);
        if (response.StatusCode != HttpStatusCode.Redirect)
            throw new InvalidOperationException($"Nobody could sign in: {(int)response.StatusCode}.");
    }
}
