using System.Globalization;

namespace Sagas.Tests.Payments.Checking;

/// <summary>
/// Small worlds in which everything that can happen happens, in every order: late, twice, lost, in between. The numbers are kept beside the
/// test; SAGAS_POSITIONS sets how many positions of each world are tried at least, where that is not all of them.
/// </summary>
public sealed class When_every_order_is_tried
{
    private const int DefaultPositions = 6_000;

    public static TheoryData<string> Names => [.. SmallWorld.All.Select(world => world.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void No_promise_is_broken(string name)
    {
        var positions = int.Parse(Environment.GetEnvironmentVariable("SAGAS_POSITIONS") ?? DefaultPositions.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        var checker = new Checker(SmallWorld.All.Single(world => world.Name == name));

        checker.Check(positions, TestContext.Current.CancellationToken).ShouldBeNull();

        TestContext.Current.SendDiagnosticMessage($"{name}: {checker.Positions} positions, {checker.Steps} steps, depth {checker.Depth}{(checker.IsComplete ? ", all there are" : "")}");
    }
}
