using System.Net;
using System.Text.RegularExpressions;
using MassTransit;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Sagas.Contracts;
using Sagas.Payments;
using Sagas.Service.FailedMessages;
using Sagas.Service.Hosting;
using Sagas.Service.Operators;
using Sagas.Storage;
using Sagas.Tests.Storage;

namespace Sagas.Tests.Service.Pages;

/// <summary>The whole process in memory with its own store, and a browser that runs no script.</summary>
public sealed partial class PageHost : WebApplicationFactory<Program>
{
    internal const string Password = "correct horse battery";

    private static readonly string Hash = new PasswordHasher<OperatorOptions>().HashPassword(new(), Password);

    private bool _isOnTheWire;

    internal BusRecorder Bus { get; } = new();

    internal ManualClock Clock { get; } = new();

    /// <summary>As in durable mode, operators sign in.</summary>
    internal bool NeedsSignIn { get; init; }

    internal Dictionary<string, string> Settings { get; init; } = [];

    /// <summary>The queues for failed messages, as durable mode has them.</summary>
    internal IFailureBroker? FailureQueues { get; init; }

    [GeneratedRegex("name=\"(?<name>proof|id)\" value=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex HiddenFields { get; }

    [GeneratedRegex("type=\"hidden\" name=\"(?<name>[^\"]*)\" value=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AnyHiddenField { get; }

    /// <summary>A real listener on a free port, for what depends on the wire.</summary>
    internal static PageHost OnTheWire(bool needsSignIn = false, params (string Key, string Value)[] settings)
    {
        var host = new PageHost { NeedsSignIn = needsSignIn, Settings = { ["urls"] = "http://127.0.0.1:0" } };
        foreach (var (key, value) in settings)
        {
            host.Settings[key] = value;
        }

        host._isOnTheWire = true;
        host.UseKestrel();
        host.StartServer();
        return host;
    }

    // The factory's own client for the wire follows redirects whatever it is told.
    internal HttpClient Browser(string scheme = "https") => _isOnTheWire
        ? new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = ClientOptions.BaseAddress }
        : CreateClient(new WebApplicationFactoryClientOptions { BaseAddress = new Uri($"{scheme}://localhost"), AllowAutoRedirect = false });

    internal async Task<HttpClient> SignedInAsync(string name)
    {
        var browser = Browser();
        using var answer = await SignInAsync(browser, name, Password);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return browser;
    }

    internal static Task<HttpResponseMessage> SignInAsync(HttpClient browser, string name, string password, string returnUrl = "/") =>
        SubmitAsync(browser, "/sign-in", ("name", name), ("password", password), ("returnUrl", returnUrl));

    /// <summary>Opens a page with a form, fills the form and sends it.</summary>
    internal static async Task<HttpResponseMessage> SubmitAsync(HttpClient browser, string path, params (string Name, string Value)[] fields)
    {
        var hidden = HiddenFields.Matches(await browser.GetStringAsync(new Uri(path, UriKind.Relative)))
            .DistinctBy(field => field.Groups["name"].Value)
            .Select(field => (field.Groups["name"].Value, WebUtility.HtmlDecode(field.Groups["value"].Value)));
        return await PostAsync(browser, path, [.. hidden, .. fields]);
    }

    /// <summary>Opens a page and sends one of its forms, which says where it goes and has hidden fields of its own.</summary>
    internal static async Task<HttpResponseMessage> SubmitFormAsync(
        HttpClient browser, string page, string action, params (string Name, string Value)[] fields)
    {
        var given = fields.Select(field => field.Name).ToHashSet(StringComparer.Ordinal);
        var hidden = HiddenOf(await OpenAsync(browser, page)).Where(field => !given.Contains(field.Name));
        return await PostAsync(browser, action, [.. hidden, .. fields.GroupBy(field => field.Name).Select(same => same.Last())]);
    }

    /// <summary>What the forms of a page carry unseen.</summary>
    internal static IEnumerable<(string Name, string Value)> HiddenOf(string page) => AnyHiddenField.Matches(page)
        .DistinctBy(field => field.Groups["name"].Value)
        .Select(field => (WebUtility.HtmlDecode(field.Groups["name"].Value), WebUtility.HtmlDecode(field.Groups["value"].Value)));

    internal static async Task<HttpResponseMessage> PostAsync(HttpClient browser, string path, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await browser.PostAsync(new Uri(path, UriKind.Relative), form);
    }

    internal async Task<string> OpenAsync(string path, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var browser = Browser();
        return await OpenAsync(browser, path, status);
    }

    internal static async Task<string> OpenAsync(HttpClient browser, string path, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var response = await browser.GetAsync(new Uri(path, UriKind.Relative));
        var text = await response.Content.ReadAsStringAsync();
        response.StatusCode.ShouldBe(status, text);
        return text;
    }

    internal PaymentSaga Add(string paymentId, string state, Action<PaymentSaga>? change = null, params string[] remarks)
    {
        var saga = Make.Saga(paymentId, 1, Clock.GetUtcNow());
        (saga.State, saga.Status, saga.CapturedAmount, saga.Currency) = (state, PaymentStatus.Confirmed, 150_000, "RUB");
        (saga.Gateway, saga.GatewayPaymentId, saga.OrderId) = ("ibusiness", "g-" + paymentId, "order-1");
        change?.Invoke(saga);
        var unit = Make.Unit(saga);
        Commit(unit with { History = unit.History! with { Remarks = remarks } });
        return saga;
    }

    internal void Commit(StoreWrite write) =>
        Services.GetRequiredService<ISagaStore>().CommitAsync([write], TimeSpan.FromMinutes(1), CancellationToken.None).GetAwaiter().GetResult()
            .ShouldHaveSingleItem().Outcome.ShouldBe(WriteOutcome.Saved);

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.ConfigureLogging(logging => logging.SetMinimumLevel(LogLevel.Critical));
        foreach (var (index, role) in Enum.GetNames<OperatorRole>().Select((role, index) => (index, role)))
        {
            builder.UseSetting($"Operators:{index}:Name", role);
            builder.UseSetting($"Operators:{index}:PasswordHash", Hash);
            builder.UseSetting($"Operators:{index}:Role", role);
        }

        foreach (var (key, value) in Settings)
        {
            builder.UseSetting(key, value);
        }

        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<TimeProvider>(Clock);
            services.AddPublishObserver(_ => Bus);
            services.AddSendObserver(_ => Bus);
            if (FailureQueues is { } queues)
            {
                services.AddSingleton(queues).AddFailureDesk();
            }

            if (NeedsSignIn)
            {
                services.AddSingleton(Durable());
            }
        });
    }

    // The store and the bus stay in memory: what is tested here is who gets in.
    private static ProcessMode Durable() => ProcessMode.Read(new ConfigurationBuilder()
        .AddInMemoryCollection([KeyValuePair.Create<string, string?>(ProcessMode.Postgres, "x"), KeyValuePair.Create<string, string?>(ProcessMode.RabbitMq, "x")])
        .Build());
}
