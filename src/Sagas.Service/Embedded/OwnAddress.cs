using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Sagas.Service.Embedded;

/// <summary>Where this process listens; known once it does, also when the port was left to the system.</summary>
internal sealed class OwnAddress(IServer server, IHostApplicationLifetime lifetime)
{
    public async Task<Uri> GetAsync(CancellationToken cancellationToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(() => started.TrySetResult());
        await started.Task.WaitAsync(cancellationToken);
        var address = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()
            ?? throw new InvalidOperationException("The server listens on no address, so the simulated gateways in this process cannot be called.");
        return new Uri(address);
    }
}
