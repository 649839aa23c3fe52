using Microsoft.AspNetCore.Http;
using Sagas.Payments;
using Sagas.Service.Api.Keys;
using Sagas.Service.Api.Pauses;

namespace Sagas.Tests.Service;

public sealed class When_a_key_is_for_some_teams
{
    [Theory]
    [InlineData("team", "mine", true)]
    [InlineData("team", "theirs", false)]
    [InlineData("gateway", "ibusiness", false)]
    [InlineData("all", "", false)]
    public void It_pauses_those_only(string kind, string name, bool allowed) =>
        PauseDesk.MayDecide(With(new Caller("ops", ApiRole.Operator, new HashSet<string>(["mine"]))), new PauseScope(kind, name)).ShouldBe(allowed);

    [Fact]
    public void A_key_for_all_teams_pauses_everything() =>
        PauseDesk.MayDecide(With(new Caller("ops", ApiRole.Operator, Teams: null)), PauseScope.Everything).ShouldBeTrue();

    [Fact]
    public void Embedded_mode_has_no_keys() => PauseDesk.MayDecide(new DefaultHttpContext(), PauseScope.Everything).ShouldBeTrue();

    private static DefaultHttpContext With(Caller caller)
    {
        var context = new DefaultHttpContext();
        context.Features.Set(caller);
        return context;
    }
}
