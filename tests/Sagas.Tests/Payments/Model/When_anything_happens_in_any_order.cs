using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace Sagas.Tests.Payments.Model;

/// <summary>10,000 random lives of a payment. A failure prints the shortest one found and its story; SAGAS_SEED repeats or varies a run.</summary>
public sealed class When_anything_happens_in_any_order
{
    private const int Lives = 10_000;
    private const ulong DefaultSeed = 20261121;

    [Fact]
    public void The_promises_hold()
    {
        var lives = Gen.Choose(0, 99_999).ArrayOf().Where(choices => choices.Length > 0).ToArbitrary();
        var seed = ulong.Parse(Environment.GetEnvironmentVariable("SAGAS_SEED") ?? DefaultSeed.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        var property = Prop.ForAll(lives, choices =>
        {
            var world = Live(choices);
            var verdict = Judge.Verdict(world);
            return (verdict.Count == 0).Label(verdict.Count == 0 ? "" : $"{string.Join("; ", verdict)}\n  {string.Join("\n  ", world.Story)}");
        });
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(Lives).WithEndSize(60).WithReplay(seed, 1), property);
    }

    private static ModelWorld Live(int[] choices)
    {
        var world = new ModelWorld();
        foreach (var choice in choices)
            world.Step(choice);
        world.Drain();
        return world;
    }
}
