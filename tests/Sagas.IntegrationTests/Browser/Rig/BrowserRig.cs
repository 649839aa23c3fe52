using Microsoft.AspNetCore.Identity;
using Microsoft.Playwright;
using Sagas.IntegrationTests.Durable.Rig;
using Sagas.IntegrationTests.Support;
using Sagas.Tests.Support;

namespace Sagas.IntegrationTests.Browser.Rig;

/// <summary>The durable service with its servers and gateways, operators of every role, and a browser.</summary>
public sealed class BrowserRig : IAsyncLifetime
{
    internal const string Password = "correct horse battery";
    internal const string Viewer = "vera";
    internal const string Operator = "otto";
    internal const string Approver = "anna";
    internal const string OtherApprover = "boris";

    /// <summary>In which one person alone moves nothing.</summary>
    internal const string LargeCurrency = "EUR";

    private DurableRig? _service;
    private Chromium? _chromium;

    internal DurableRig Service => _service ?? throw new InvalidOperationException("The service has not been started.");

    internal IBrowser Browser => (_chromium ?? throw new InvalidOperationException("The browser has not been started.")).Browser;

    public async ValueTask InitializeAsync()
    {
        _chromium = await Chromium.StartAsync();
        _service = await DurableRig.StartAsync(1, [.. Settings()]);
    }

    public async ValueTask DisposeAsync()
    {
        if (_chromium is not null)
            await _chromium.DisposeAsync();
        if (_service is not null)
            await _service.DisposeAsync();
    }

    /// <summary>A window in which nobody is signed in.</summary>
    internal async Task<Window> OpenAsync(int width = 1280, ColorScheme colours = ColorScheme.Light) => await Window.OpenAsync(
        Browser, new() { BaseURL = Service.Service.Client.BaseAddress!.ToString(), ViewportSize = new() { Width = width, Height = 900 }, ColorScheme = colours });

    internal async Task<Window> SignedInAsync(string name, string path = "/", int width = 1280, ColorScheme colours = ColorScheme.Light)
    {
        var window = await OpenAsync(width, colours);
        await window.Page.GotoAsync(path);
        await window.SignInAsync(name, Password);
        return window;
    }

    /// <summary>A payment whose item could not be granted; it has been given back when this returns.</summary>
    internal async Task RefundedAsync(string paymentId)
    {
        await Service.PaidAsync(paymentId);
        await Service.CapturedAsync(paymentId);
        await Service.FailedAsync(paymentId);
        await Service.RefundedAsync(paymentId);
    }

    /// <summary>A payment whose buyer could not be notified, which a person has to approve here.</summary>
    internal async Task AwaitingApprovalAsync(string paymentId, string currency = "RUB")
    {
        await Service.PaidAsync(paymentId, currency);
        await Service.PublishAsync("payment-captured", Captured(paymentId, "\"RUB\"", $"\"{currency}\""));
        await Service.PublishAsync(
            "notification-failed",
            DurableRig.Bytes($$"""{"teamSlug":"{{DurableRig.Team}}","paymentId":"{{paymentId}}","reason":"the address does not exist"}"""));
        await StateAsync(paymentId, "AwaitingApproval");
    }

    /// <summary>A failed payment of a gateway that is not configured: only a person can give it back.</summary>
    internal async Task LeftToAPersonAsync(string paymentId)
    {
        await Service.PublishAsync("payment-captured", Captured(paymentId, "\"gateway\":\"ibusiness\"", "\"gateway\":\"elsewhere\""));
        await Service.FailedAsync(paymentId);
        await StateAsync(paymentId, "ManualActionRequired");
    }

    /// <summary>Payments that the gateway has refused to give back once; the next time it would.</summary>
    internal async Task RefusedOnceAsync(params IReadOnlyCollection<string> payments)
    {
        await Service.RefusesAsync(payments.Count);
        foreach (var payment in payments)
        {
            await Service.PaidAsync(payment);
            await Service.CapturedAsync(payment);
            await Service.FailedAsync(payment);
        }

        foreach (var payment in payments)
            await StateAsync(payment, "ManualActionRequired");
    }

    internal async Task StateAsync(string paymentId, string state) => await Probe.UntilAsync(
        () => Service.GetAsync($"/api/payments/{DurableRig.Team}/{paymentId}"),
        seen => seen.TryGetProperty("state", out var found) && found.GetString() == state,
        seen => $"{seen}; the process said: {Service.Service.LastWords}");

    /// <summary>Waits until there is something in a queue.</summary>
    internal async Task WaitsInAsync(string queue) => await Probe.UntilAsync(
        () => RabbitMqServer.CountAsync(queue), count => count > 0, count => $"{count} messages in {queue}; the process said: {Service.Service.LastWords}");

    /// <summary>The message of a capture that is different in one place.</summary>
    internal static byte[] Captured(string paymentId, string part, string instead) =>
        DurableRig.Bytes(DurableRig.Captured(paymentId).Replace(part, instead, StringComparison.Ordinal));

    internal static string PageOf(string paymentId) => $"/payments/{DurableRig.Team}/{paymentId}";

    private static IEnumerable<KeyValuePair<string, string>> Settings()
    {
        // What a test types and reads is not refreshed away under its hands.
        yield return new("Pages:RefreshSeconds", "0");
        yield return new("Pages:TraceUrl", "https://traces.example/{traceId}");
        yield return new("Pages:TimeZone", "Asia/Tokyo");
        yield return new("Http:AllowPlainHttp", "true");
        yield return new("Compensation:NotificationFailed:Mode", "Approval");
        yield return new($"Pages:SecondPersonAbove:{LargeCurrency}", "0");
        var hash = new PasswordHasher<object>().HashPassword(new(), Password);
        foreach (var (index, name, role) in new[] { (0, Viewer, "Viewer"), (1, Operator, "Operator"), (2, Approver, "Approver"), (3, OtherApprover, "Approver") })
        {
            yield return new($"Operators:{index}:Name", name);
            yield return new($"Operators:{index}:PasswordHash", hash);
            yield return new($"Operators:{index}:Role", role);
        }
    }
}
