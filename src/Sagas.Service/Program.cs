using Sagas.Service;
using Sagas.Service.Api;
using Sagas.Service.Api.Keys;
using Sagas.Service.Components;
using Sagas.Service.Demo;
using Sagas.Service.Durable;
using Sagas.Service.Health;
using Sagas.Service.Hosting;
using Sagas.Service.Webhooks;

try
{
    var builder = WebApplication.CreateBuilder(CommandLine.Translate(args));
    builder.AddLogLines();
    var mode = ProcessMode.Read(builder.Configuration);
    builder.AddListener(mode);
    builder.AddDemo();
    builder.AddComposition(mode);
    builder.Services
        .AddApiKeys()
        .AddIngress()
        .AddPaymentsApi()
        .AddWebhooks()
        .AddHealth()
        .AddApiDescription()
        .AddPages();

    var app = builder.Build();
    app.CheckSettings();
    if (await app.MigratedOnlyAsync())
    {
        return 0;
    }

    app.UseProblemAnswers();
    app.UseSecurityHeaders();
    app.UseApiKeys();
    app.MapIngress();
    app.UseRateLimiter();
    app.MapPaymentsApi();
    app.MapWebhooks();
    app.MapHealth();
    app.MapOpenApi();
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
