using System.Text.Json;
using Sagas.Contracts;
using Sagas.Service.Ingress;
using Sagas.Service.Ingress.Fields;

namespace Sagas.Tests.Service;

public sealed class When_contracts_and_ingress_are_compared
{
    public static TheoryData<string> Names => [.. EventTypes.All.Select(type => type.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_property_of_the_record_can_be_given(string name)
    {
        var type = EventTypes.Find(name).ShouldNotBeNull();

        type.Body.Fields.Select(field => field.Name).Order(StringComparer.Ordinal)
            .ShouldBe(type.Contract.GetProperties().Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name)).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("items", typeof(PaymentItem))]
    [InlineData("scope", typeof(ItemScope))]
    public void Every_property_of_a_nested_record_can_be_given(string field, Type record)
    {
        var rule = EventTypes.Find("cancel-payment").ShouldNotBeNull().Body.Fields.Single(one => one.Name == field).Rule;
        var shape = (ObjectRule)(rule is ListRule list ? list.Element : rule);

        shape.Fields.Select(one => one.Name).Order(StringComparer.Ordinal)
            .ShouldBe(record.GetProperties().Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_fact_in_is_taken() =>
        EventTypes.All.Select(type => type.Contract).ShouldBe(
            typeof(IPaymentMessage).Assembly.GetTypes().Where(type => type is { IsClass: true }
                && (type.IsAssignableTo(typeof(IPaymentFact)) || type.IsAssignableTo(typeof(IStepFact)) || type == typeof(CancelPayment))),
            ignoreOrder: true);
}
