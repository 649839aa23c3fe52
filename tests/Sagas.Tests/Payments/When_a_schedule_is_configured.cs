using Sagas.Payments;

namespace Sagas.Tests.Payments;

public sealed class When_a_schedule_is_configured
{
    [Theory]
    [InlineData("00:00:00")]
    [InlineData("-00:00:01")]
    [InlineData("31.00:00:00")]
    public void A_wait_that_cannot_be_meant_is_refused_by_name(string wait)
    {
        var result = new SagaOptionsValidator().Validate(null, new SagaOptions { ResolveSchedule = [TimeSpan.FromSeconds(1), TimeSpan.Parse(wait)] });
        result.Failed.ShouldBeTrue();
        result.FailureMessage.ShouldContain("Saga:ResolveSchedule:1");
    }

    [Fact]
    public void Thirty_days_can_be_meant() =>
        new SagaOptionsValidator().Validate(null, new SagaOptions { ResolveSchedule = [TimeSpan.FromDays(30)] }).Succeeded.ShouldBeTrue();

    [Fact]
    public void None_means_the_built_in_one() => new SagaOptionsValidator().Validate(null, new SagaOptions()).Succeeded.ShouldBeTrue();
}
