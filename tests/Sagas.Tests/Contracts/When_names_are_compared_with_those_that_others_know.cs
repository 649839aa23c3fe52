using System.Text;
using MassTransit;
using Sagas.Contracts;
using Sagas.Payments;
using Sagas.Service.Api;
using Sagas.Tests.Support;

namespace Sagas.Tests.Contracts;

public sealed class When_names_are_compared_with_those_that_others_know
{
    private static readonly Type[] Exported = [.. typeof(PaymentCaptured).Assembly.GetExportedTypes().OrderBy(type => type.Name, StringComparer.Ordinal)];

    private static IEnumerable<Type> Messages => Exported.Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IPaymentMessage)));

    private static IEnumerable<string> States =>
        typeof(PaymentStateMachine).GetProperties().Where(property => property.PropertyType == typeof(State)).Select(property => property.Name).Except(["Initial", "Final"]);

    [Fact]
    public void Messages_are_named_as_they_were()
    {
        var text = new StringBuilder("# Messages on the wire: additive changes only\n\n");
        foreach (var type in Messages)
            WireNames.Message(text, type);
        text.Append("# Parts of messages\n\n");
        foreach (var type in Exported.Where(type => type is { IsClass: true, IsAbstract: false } && !type.IsAssignableTo(typeof(IPaymentMessage))))
            WireNames.Part(text, type);
        text.Append("# Words\n\n");
        foreach (var type in Exported.Where(type => type.IsEnum))
            WireNames.Words(text, type);

        Repository.ShouldBeApproved("tests/Sagas.Tests/Contracts/Messages.approved.md", text.ToString().TrimEnd() + "\n");
    }

    [Fact]
    public void Stored_words_are_as_they_were()
    {
        var text = new StringBuilder("# Words in stored rows: never renamed, never given another meaning\n\n## State\n");
        text.AppendJoin('\n', States).Append("\n\n");
        foreach (var type in typeof(PaymentSaga).Assembly.GetExportedTypes().Where(type => type.IsEnum).OrderBy(type => type.Name, StringComparer.Ordinal))
            WireNames.Words(text, type);
        WireNames.Message(text, typeof(PaymentTimerDue));

        Repository.ShouldBeApproved("tests/Sagas.Tests/Contracts/Stored.approved.md", text.ToString().TrimEnd() + "\n");
    }

    [Fact]
    public void Every_message_is_pinned_once()
    {
        var names = Messages.Append(typeof(PaymentTimerDue)).Select(type => (
            Entity: type.GetCustomAttributes(typeof(EntityNameAttribute), inherit: false).Cast<EntityNameAttribute>().ShouldHaveSingleItem(type.Name).EntityName,
            Urn: type.GetCustomAttributes(typeof(MessageUrnAttribute), inherit: false).ShouldHaveSingleItem(type.Name) is not null ? MessageUrn.ForType(type).ToString() : "")).ToList();

        names.ShouldAllBe(name => name.Urn == "urn:message:" + name.Entity.Replace("sagas.", "sagas:", StringComparison.Ordinal));
        names.ShouldBeUnique();
    }

    [Fact]
    public void The_api_knows_every_state_of_the_machine() => SagaStates.All.ShouldBe(States, ignoreOrder: true);

    [Fact]
    public void Queues_are_named_as_they_were()
    {
        (WellKnownEndpoints.Saga, WellKnownEndpoints.SagaAddress.ToString()).ShouldBe(("payment-saga", "exchange:payment-saga"));
        (WellKnownEndpoints.SagaRequests, WellKnownEndpoints.SagaRequestsAddress.ToString()).ShouldBe(("payment-saga-requests", "exchange:payment-saga-requests"));
        (WellKnownEndpoints.Gateway("bpc-1"), WellKnownEndpoints.GatewayAddress("bpc-1").ToString()).ShouldBe(("gateway-bpc-1", "exchange:gateway-bpc-1"));
    }
}
