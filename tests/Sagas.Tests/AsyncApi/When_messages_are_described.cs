using System.Text.Json.Nodes;
using Sagas.Service.Ingress;
using Sagas.Tests.Support;

namespace Sagas.Tests.AsyncApi;

public sealed class When_messages_are_described
{
    private const string Path = "infra/asyncapi.yaml";

    private readonly JsonObject _document = new AsyncApiDocument().Build();

    [Fact]
    public void The_document_is_what_the_contracts_are() => Repository.ShouldBeApproved(Path, Yaml.Write(_document));

    [Fact]
    public void Every_contract_is_in_it_once() =>
        _document["components"]!["messages"]!.AsObject().Select(message => message.Key)
            .ShouldBe(AsyncApiDocument.Contracts.Select(EventTypes.NameOf), ignoreOrder: true);

    [Fact]
    public void Every_reference_leads_somewhere()
    {
        var references = References(_document).ToArray();

        references.Length.ShouldBeGreaterThan(100);
        foreach (var reference in references)
        {
            JsonNode? node = _document;
            foreach (var step in reference.Split('/').Skip(1))
                node = node?[step];
            node.ShouldNotBeNull(reference);
        }
    }

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject inner => inner.SelectMany(pair => pair.Key == "$ref" ? [pair.Value!.GetValue<string>()] : References(pair.Value)),
        JsonArray list => list.SelectMany(References),
        _ => [],
    };
}
