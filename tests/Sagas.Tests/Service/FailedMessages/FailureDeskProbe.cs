using Microsoft.Extensions.DependencyInjection;
using Sagas.Service.Components;
using Sagas.Service.FailedMessages;
using Sagas.Tests.Service.Pages;

namespace Sagas.Tests.Service.FailedMessages;

/// <summary>The groups that the desk sees now, with the addresses of their pages.</summary>
internal sealed class FailureDeskProbe(PageHost host)
{
    public IReadOnlyList<(string Address, string First)> Groups() =>
    [
        .. host.Services.GetRequiredService<FailureDesk>().LookAsync(CancellationToken.None).GetAwaiter().GetResult().Groups.Select(group => (
            FailedForm.AddressOf(FailedEndpoints.GroupPath, new FailureChoice(group.Queue, group.Kind, group.Type, null)),
            FailedForm.AddressOf(FailedEndpoints.MessagePath, new FailureChoice(group.Queue, null, null, group.Messages[0].Id)))),
    ];
}
