using Sagas.Service;
using Sagas.Service.Api;
using Sagas.Service.Api.Keys;
using Sagas.Service.Bulk;
using Sagas.Service.Cancel;
using Sagas.Service.Components;
using Sagas.Service.Demo;
using Sagas.Service.Docs;
using Sagas.Service.Durable;
using Sagas.Service.EasyCredit;
using Sagas.Service.Health;
using Sagas.Service.Hosting;
using Sagas.Service.Operators;
using Sagas.Service.Telemetry;
using Sagas.Service.Webhooks;

try
{
    if (PasswordTool.IsAsked(args))
    {
        return await PasswordTool.RunAsync(Console.In, Console.Out, Console.Error);
    }

    if (HealthProbe.IsAskedFor(args, out var health))
    {
        return await HealthProbe.LookAsync(health);
    }

    var builder = WebApplication.CreateBuilder(CommandLine.Translate(args));
    builder.AddLogLines();
    builder.AddTelemetry();
    var mode = ProcessMode.Read(builder.Configuration);
    builder.AddListener(mode);
    builder.AddForwarding();
    builder.AddDemo();
    builder.AddComposition(mode);
    builder.AddCancel(mode);
    builder.Services
        .AddApiKeys()
        .AddIngress()
        .AddPaymentsApi()
        .AddWebhooks()
        .AddEasyCredit()
        .AddHealth()
        .AddApiDescription()
        .AddOperators()
        .AddBulk()
        .AddPages();

    var app = builder.Build();
    app.CheckSettings();
    if (await app.MigratedOnlyAsync())
    {
        return 0;
    }

    app.UseRequestSpans();
    app.UseProxySignIn();
    app.UseForwarding();
    app.UseProblemAnswers();
    app.UseSecurityHeaders();
    app.UseApiKeys();
    app.MapIngress();
    app.UseRateLimiter();
    app.MapPaymentsApi();
    app.MapWebhooks();
    app.MapEasyCredit();
    app.MapCancel();
    app.MapHealth();
    app.MapOpenApi();
    app.MapDocs();
    app.MapSignIn();
    app.MapPages();
    app.MapComposition();
    app.Announce();
    await app.RunAsync();
    return 0;
}
catch (Exception fault) when (StartupFault.Explain(fault) is { } line)
{
    await Console.Error.WriteLineAsync(line);
    return StartupFault.ExitCode;
}
