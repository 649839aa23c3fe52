using System.Globalization;
using Sagas.Service.Api;
using Sagas.Service.Components;
using Sagas.Storage;

namespace Sagas.Tests.Service.Pages;

public sealed class When_returns_are_drawn
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 34, 56, TimeSpan.Zero);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(5, 7)]
    [InlineData(1_000, 1_000)]
    [InlineData(3, 400_000_000)]
    [InlineData(90_000_000_000, 95_000_000_000)]
    public void Whatever_they_took_stays_inside_the_picture(long median, long p99)
    {
        var hours = new[] { new LatencyHour(LatencyHour.Of(Now).AddHours(-23), 1, TimeSpan.FromMilliseconds(median), TimeSpan.FromMilliseconds(p99)) };
        var scale = new LatencyScale(hours, Now);

        scale.Marks.Count.ShouldBeGreaterThan(1);
        foreach (var length in new[] { hours[0].Median, hours[0].P99 })
            Number(scale.Y(length)).ShouldBeInRange(0, LatencyScale.Height);
        Number(scale.Y(hours[0].P99)).ShouldBeLessThanOrEqualTo(Number(scale.Y(hours[0].Median)));
        Number(scale.X(hours[0].Hour)).ShouldBeInRange(LatencyScale.Left, LatencyScale.Width);
        Number(scale.X(LatencyHour.Of(Now))).ShouldBeInRange(Number(scale.X(hours[0].Hour)), LatencyScale.Width);
        scale.Times.Select(at => at.Hour).ShouldBe([12, 6, 0, 18]);
    }

    [Fact]
    public void Every_state_has_its_place_and_none_covers_another()
    {
        StateMap.Boxes.Select(box => box.State).Order().ShouldBe(SagaStates.All.Order());
        StateMap.Boxes.Select(box => (box.X, box.Y)).Distinct().Count().ShouldBe(SagaStates.All.Count);
        StateMap.Boxes.ShouldAllBe(box => box.X >= 0 && box.X + StateMap.BoxWidth <= StateMap.Width && box.Y >= 0 && box.Y + StateMap.BoxHeight <= StateMap.Height);
    }

    [Fact]
    public void Steps_between_any_two_states_can_be_drawn()
    {
        foreach (var from in SagaStates.All)
        {
            var steps = SagaStates.All.Where(to => to != from).Select(to => new PathStep(from, to, Now)).ToArray();
            StateMap.ArrowsOf(steps).Count.ShouldBe(steps.Length);
        }

        var again = new[] { new PathStep("Initial", "New", Now), new PathStep("New", "Cancelling", Now), new PathStep("Cancelling", "New", Now), new PathStep("New", "Cancelling", Now) };
        StateMap.ArrowsOf(again).Select(arrow => arrow.Numbers).ShouldBe(["1, 3", "2"]);
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
