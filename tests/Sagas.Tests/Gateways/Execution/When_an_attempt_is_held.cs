using Sagas.Contracts;
using Sagas.Gateways;

namespace Sagas.Tests.Gateways.Execution;

public sealed class When_an_attempt_is_held
{
    private readonly AttemptsInFlight _inFlight = new();
    private readonly GatewayOperation _operation = Operations.Refund();

    [Fact]
    public void Several_deliveries_of_a_command_hold_it_together()
    {
        var first = _inFlight.Hold(_operation);
        var second = _inFlight.Hold(_operation);
        first.Dispose();
        first.Dispose();
        _inFlight.Contains(_operation).ShouldBeTrue();
        second.Dispose();
        _inFlight.Contains(_operation).ShouldBeFalse();
    }

    [Fact]
    public void Another_attempt_or_operation_is_not()
    {
        using var held = _inFlight.Hold(_operation);
        _inFlight.Contains(_operation with { Attempt = 2 }).ShouldBeFalse();
        _inFlight.Contains(Operations.Refund()).ShouldBeFalse();
    }

    [Theory]
    [InlineData(OperationKind.Cancel, OperationKinds.Cancel)]
    [InlineData(OperationKind.Reverse, OperationKinds.Reverse)]
    [InlineData(OperationKind.Refund, OperationKinds.Refund)]
    public void Whether_it_may_be_repeated_depends_on_its_kind_alone(OperationKind kind, OperationKinds own)
    {
        own.Has(kind).ShouldBeTrue();
        OperationKinds.All.Has(kind).ShouldBeTrue();
        (OperationKinds.All & ~own).Has(kind).ShouldBeFalse();
        OperationKinds.All.Has(null).ShouldBeFalse();
    }
}
