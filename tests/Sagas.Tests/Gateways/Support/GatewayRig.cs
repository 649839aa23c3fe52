using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Sagas.Gateways;

namespace Sagas.Tests.Gateways;

/// <summary>One scripted gateway with the executor and resolver in front of it, without a bus.</summary>
internal sealed class GatewayRig : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public GatewayRig(TimeProvider? time = null, GatewayOptions? options = null)
    {
        _services = new ServiceCollection()
            .AddSingleton(time ?? Time)
            .AddSingleton<IOperationJournal>(Journal)
            .AddLogging(x => x.SetMinimumLevel(LogLevel.Trace).AddProvider(Logs))
            .AddGateway(Operations.Gateway, _ => Gateway, options ?? new GatewayOptions { Kind = "Scripted" })
            .BuildServiceProvider();
        _services.GetRequiredService<IGatewayRegistry>().TryGet(Operations.Gateway, out var registration).ShouldBeTrue();
        Registration = registration!;
    }

    public LeapingTime Time { get; } = new();

    public MemoryJournal Journal { get; } = new();

    public ScriptedGateway Gateway { get; } = new();

    public LogLines Logs { get; } = new();

    public GatewayRegistration Registration { get; }

    public Task<GatewayOutcome> ExecuteAsync(GatewayOperation operation, CancellationToken cancellationToken = default) =>
        _services.GetRequiredService<GatewayExecutor>().ExecuteAsync(Registration, operation, cancellationToken);

    public Task<GatewayOutcome> ResolveAsync(GatewayOperation operation) =>
        _services.GetRequiredService<GatewayResolver>().ResolveAsync(Registration, operation, TestContext.Current.CancellationToken);

    /// <summary>A row as another process would have left it.</summary>
    public async Task<JournalEntry> LeaveRowAsync(GatewayOperation operation, GatewayOutcome? outcome = null)
    {
        var row = operation.ToEntry(Time.GetUtcNow(), outcome) with { Snapshot = "before" };
        (await Journal.TryBeginAsync(row, CancellationToken.None)).ShouldBeNull();
        return row;
    }

    /// <summary>Fails enough calls to open the circuit.</summary>
    public async Task OpenCircuitAsync()
    {
        var failed = new HttpReply.Lost("HTTP 502.") { InfrastructureFailed = true };
        for (var i = 0; i < Registration.Options.Breaker.MinimumThroughput; i++)
            await Registration.Circuit.CallAsync(_ => new ValueTask<HttpReply>(failed), CancellationToken.None);
        Registration.Circuit.IsPaused.ShouldBeTrue();
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
