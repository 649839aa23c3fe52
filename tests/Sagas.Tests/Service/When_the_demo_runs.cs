using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Sagas.Contracts;
using Sagas.Tests.Support;

namespace Sagas.Tests.Service;

public sealed class When_the_demo_runs
{
    [Fact]
    public async Task It_talks_to_the_simulator_and_to_the_ingress_of_its_own_process()
    {
        var simulator = new SimulatorStub();
        using var host = new ServiceHost
        {
            Settings =
            {
                ["urls"] = "http://127.0.0.1:0",
                ["Demo:Enabled"] = "true",
                ["Demo:Rate"] = "100",
                ["Demo:Seed"] = "1",
                ["Demo:MaxPause"] = "00:00:00.01",
                ["Demo:FaultEvery"] = "00:00:01",
            },
            Change = services => services.AddSingleton<IStartupFilter>(simulator),
        };
        host.UseKestrel();
        host.StartServer();

        await Probe.UntilAsync(
            () => Task.FromResult((simulator.Payments, simulator.Faults, Failures: host.Bus.All.Count(one => one.Message is IStepFailure))),
            seen => seen is { Payments: > 20, Faults: > 0, Failures: > 5 });
    }

    [Fact]
    public async Task Without_it_nothing_happens_by_itself()
    {
        using var host = ServiceHost.OnTheWire();

        await Probe.UntilAsync(
            async () => (int)(await host.CreateClient().GetAsync(new Uri("/health/ready", UriKind.Relative))).StatusCode, status => status == 200);

        host.Bus.All.ShouldBeEmpty();
    }

    /// <summary>Answers what the simulated gateways would, before the process looks at it.</summary>
    private sealed class SimulatorStub : IStartupFilter
    {
        private int _payments;
        private int _faults;

        public int Payments => Volatile.Read(ref _payments);

        public int Faults => Volatile.Read(ref _faults);

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, following) =>
            {
                var path = context.Request.Path.Value!;
                if (!path.StartsWith("/simulators/ibusiness/", StringComparison.Ordinal))
                {
                    return following(context);
                }

                _ = path.EndsWith("/faults", StringComparison.Ordinal) ? Interlocked.Increment(ref _faults)
                    : path.EndsWith("/payments", StringComparison.Ordinal) ? Interlocked.Increment(ref _payments) : 0;
                context.Response.StatusCode = StatusCodes.Status201Created;
                return Task.CompletedTask;
            });
            next(app);
        };
    }
}
