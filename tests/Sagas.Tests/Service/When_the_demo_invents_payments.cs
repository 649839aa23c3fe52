using System.Text;
using Sagas.Service.Demo;
using Sagas.Service.Ingress;

namespace Sagas.Tests.Service;

public sealed class When_the_demo_invents_payments
{
    private const int Many = 500;
    private static readonly DemoOptions Options = new() { Seed = 7 };

    [Fact]
    public void Every_event_is_one_that_the_ingress_takes()
    {
        var reader = new EventReader(Microsoft.Extensions.Options.Options.Create(new IngressOptions()), TimeProvider.System);

        foreach (var step in Payments(Options).SelectMany(payment => payment.Steps).Where(step => step.Path.StartsWith("/events/", StringComparison.Ordinal)))
        {
            var type = EventTypes.Find(step.Path["/events/".Length..]).ShouldNotBeNull(step.Path);
            var reading = reader.Read(type, Encoding.UTF8.GetBytes(step.Body.ToJsonString()));
            reading.Message.ShouldNotBeNull($"{step.Body} {string.Join(';', reading.Errors.ToDictionary().Keys)}");
        }
    }

    [Fact]
    public void Every_kind_of_story_is_told() =>
        Payments(Options).Select(payment => payment.Story).Distinct().Count().ShouldBe(12);

    [Fact]
    public void The_gateway_knows_a_payment_before_anything_else_happens() =>
        Payments(Options).ShouldAllBe(payment => payment.Steps[0].Path == "/simulators/ibusiness/payments");

    [Fact]
    public void The_same_seed_tells_the_same_stories() =>
        Payments(Options).Select(payment => payment.Story).ShouldBe(Payments(Options).Select(payment => payment.Story));

    [Fact]
    public void A_repeated_event_has_the_id_and_the_body_of_the_first()
    {
        var payment = Payments(Options).First(one => one.Story == "everything said twice");

        payment.Steps.Where(step => step.MessageId is not null).GroupBy(step => step.MessageId)
            .ShouldAllBe(same => same.Count() == 2 && same.Select(step => step.Path + step.Body.ToJsonString()).Distinct().Count() == 1);
    }

    [Fact]
    public void Different_events_of_a_payment_have_different_ids() =>
        Payments(Options).Where(payment => payment.Story != "everything said twice").ShouldAllBe(
            payment => payment.Steps.Select(step => step.MessageId).OfType<string>().Distinct().Count() == payment.Steps.Count(step => step.MessageId != null));

    private static List<DemoPayment> Payments(DemoOptions options)
    {
        var script = new DemoScript(options, TimeProvider.System);
        return [.. Enumerable.Range(0, Many).Select(_ => script.Next())];
    }
}
