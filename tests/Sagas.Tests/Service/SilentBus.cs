using System.Reflection;
using MassTransit;

namespace Sagas.Tests.Service;

/// <summary>A bus whose publishes never complete, as with a broker that stopped answering.</summary>
#pragma warning disable CA1852 // DispatchProxy derives from it at run time.
internal class SilentBus : DispatchProxy
#pragma warning restore CA1852
{
    public static IBus Create() => Create<IBus, SilentBus>();

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        targetMethod?.ReturnType == typeof(Task) ? new TaskCompletionSource().Task : null;
}
