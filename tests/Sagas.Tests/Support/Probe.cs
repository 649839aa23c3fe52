using System.Runtime.CompilerServices;

namespace Sagas.Tests.Support;

/// <summary>The one way for a test to wait for something that becomes true; it fails with what it last saw.</summary>
internal static class Probe
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    /// <summary>How long it waits unless it is told; only a failure takes so long.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(60);

    public static Task<T> UntilAsync<T>(Func<Task<T>> look, Func<T, bool> good, Func<T, string>? describe = null, TimeSpan? patience = null) =>
        Wait.UntilAsync(look, good, describe ?? (seen => $"{seen}"), Pause, patience ?? Patience, TestContext.Current.CancellationToken);

    [OverloadResolutionPriority(-1)]
    public static Task<T> UntilAsync<T>(Func<T> look, Func<T, bool> good, Func<T, string>? describe = null) =>
        UntilAsync(() => Task.FromResult(look()), good, describe);
}
