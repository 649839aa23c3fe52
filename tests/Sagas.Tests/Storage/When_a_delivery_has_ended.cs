using System.Reflection;
using MassTransit;
using Sagas.Storage;

namespace Sagas.Tests.Storage;

public sealed class When_a_delivery_has_ended : IDisposable
{
    private readonly CancellationTokenSource _delivery = new();
    private readonly InvalidOperationException _failure = new("whatever came of it");
    private readonly TaskCompletionSource _moved = new();
    private bool _asked;

    public void Dispose() => _delivery.Dispose();

    [Fact]
    public async Task A_failure_goes_back_to_the_queue()
    {
        await _delivery.CancelAsync();

        (await Should.ThrowAsync<InvalidOperationException>(() => SendAsync(_failure))).ShouldBeSameAs(_failure);

        _asked.ShouldBeFalse();
    }

    [Fact]
    public async Task Who_finds_it_out_first_goes_back_as_well()
    {
        await Should.ThrowAsync<DeliveryEndedException>(() => SendAsync(new DeliveryEndedException()));

        _asked.ShouldBeFalse();
    }

    [Fact]
    public async Task A_move_under_way_is_not_waited_for()
    {
        var sending = SendAsync(_failure);
        sending.IsCompleted.ShouldBeFalse();

        await _delivery.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => sending);
    }

    [Fact]
    public async Task Any_other_failure_is_moved()
    {
        var sending = SendAsync(_failure);
        _moved.SetResult();

        await sending;

        _asked.ShouldBeTrue();
    }

    private Task SendAsync(Exception failure)
    {
        var context = Failed.Create(failure, _delivery.Token);
        return new ReturnToQueueFilter().Send(context, Pipe.ExecuteAsync<ExceptionReceiveContext>(_ =>
        {
            _asked = true;
            return _moved.Task;
        }));
    }

    /// <summary>What the filter sees of a failed message.</summary>
#pragma warning disable CA1852 // DispatchProxy derives from it at run time.
    internal class Failed : DispatchProxy
#pragma warning restore CA1852
    {
        private Exception? _failure;
        private CancellationToken _ended;

        public static ExceptionReceiveContext Create(Exception failure, CancellationToken ended)
        {
            var context = Create<ExceptionReceiveContext, Failed>();
            var self = (Failed)(object)context;
            (self._failure, self._ended) = (failure, ended);
            return context;
        }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod?.Name switch
        {
            "get_Exception" => _failure,
            "get_CancellationToken" => _ended,
            _ => throw new NotSupportedException(targetMethod?.Name),
        };
    }
}
