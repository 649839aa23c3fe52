using System.Text.Json.Nodes;
using Sagas.Contracts;
using Sagas.Service.Ingress;
using Sagas.Service.Ingress.RabbitMq;

namespace Sagas.Tests.AsyncApi;

/// <summary>The AsyncAPI 3 document, made from contracts, ingress rules and queue names.</summary>
internal sealed class AsyncApiDocument
{
    private const string PlainJson = "application/json";
    private const string EnvelopeJson = "application/vnd.masstransit+json";
    private const string Envelope = "envelope";

    private readonly JsonObject _channels = [];
    private readonly JsonObject _operations = [];
    private readonly JsonObject _messages = [];
    private readonly JsonObject _schemas = new() { [Envelope] = EnvelopeSchema() };

    public static IEnumerable<Type> Contracts => typeof(IPaymentMessage).Assembly.GetTypes()
        .Where(type => type is { IsClass: true, IsAbstract: false } && type.GetCustomAttributes(typeof(MassTransit.EntityNameAttribute), inherit: false).Length > 0)
        .OrderBy(EventTypes.NameOf, StringComparer.Ordinal);

    public JsonObject Build()
    {
        foreach (var type in EventTypes.All)
        {
            AddMessage(type.Name, PlainJson, type.Meaning, RuleSchema.Of(type.Body, type.Contract), inEnvelope: false);
            AddChannel(type.Name, type.Name, Topic(), "receive", [type.Name]);
        }

        foreach (var fact in Contracts.Where(type => type.IsAssignableTo(typeof(ISagaFact))))
            AddChannel(AddRecord(fact), EventTypes.PinnedNameOf(fact), Exchange(EventTypes.PinnedNameOf(fact), "fanout"), "send", [EventTypes.NameOf(fact)]);

        AddChannel("gateway-commands", WellKnownEndpoints.Gateway("{instance}"), Queue(WellKnownEndpoints.Gateway("{instance}")), "send", Records<IGatewayCommand>());
        _channels["gateway-commands"]!["parameters"] = new JsonObject { ["instance"] = new JsonObject { ["description"] = "The configured gateway." } };
        var answers = Records<IOperationAnswer>();
        var requests = Contracts.Where(type => type.IsAssignableTo(typeof(IOperatorRequest))).ToLookup(SagaAddress.Of, AddRecord);
        AddChannel(WellKnownEndpoints.Saga, WellKnownEndpoints.Saga, Queue(WellKnownEndpoints.Saga), "receive", [.. answers, .. requests[WellKnownEndpoints.SagaAddress]]);
        AddChannel(
            WellKnownEndpoints.SagaRequests, WellKnownEndpoints.SagaRequests, Queue(WellKnownEndpoints.SagaRequests), "receive",
            [.. requests[WellKnownEndpoints.SagaRequestsAddress]]);
        return Whole();
    }

    private JsonObject Whole() => new()
    {
        ["asyncapi"] = "3.0.0",
        ["info"] = new JsonObject
        {
            ["title"] = "Payment Sagas",
            ["version"] = "1.0.0",
            ["description"] = $"Amounts are whole numbers in the currency's minor unit. Programs in any language publish camel-case JSON to the topic exchange {IngressNames.Exchange}, with the message's name as routing key. The AMQP property message_id makes a message one and the same for its name and payment; without it the body's bytes do. A body that is not valid goes to the queue {IngressNames.DeadLetter} with the reason in the header {IngressNames.ReasonHeader}, and so does, by the alternate exchange {IngressNames.Unrouted}, a message whose routing key is no name of a message; it is confirmed and does not come back.",
            ["license"] = new JsonObject { ["name"] = "Apache-2.0" },
        },
        ["defaultContentType"] = PlainJson,
        ["channels"] = _channels,
        ["operations"] = _operations,
        ["components"] = new JsonObject { ["messages"] = _messages, ["schemas"] = _schemas },
    };

    private string[] Records<T>() => [.. Contracts.Where(type => type.IsAssignableTo(typeof(T))).Select(AddRecord)];

    private string AddRecord(Type contract)
    {
        var name = EventTypes.NameOf(contract);
        AddMessage(name, EnvelopeJson, Meaning.Of(contract) ?? "", RecordSchema.Of(contract), inEnvelope: true);
        return name;
    }

    private void AddMessage(string name, string contentType, string meaning, JsonObject schema, bool inEnvelope)
    {
        _schemas[name] = schema;
        JsonObject payload = Reference("schemas", name);
        if (inEnvelope)
            payload = new() { ["allOf"] = new JsonArray(Reference("schemas", Envelope), new JsonObject { ["type"] = "object", ["properties"] = new JsonObject { ["message"] = payload } }) };
        _messages[name] = new JsonObject { ["name"] = name, ["contentType"] = contentType, ["summary"] = meaning, ["payload"] = payload };
    }

    private void AddChannel(string id, string address, JsonObject amqp, string action, IReadOnlyList<string> messages)
    {
        var named = new JsonObject();
        foreach (var message in messages)
            named[message] = Reference("messages", message);
        _channels[id] = new JsonObject { ["address"] = address, ["messages"] = named, ["bindings"] = new JsonObject { ["amqp"] = amqp } };
        _operations[$"{action}-{id}"] = new JsonObject
        {
            ["action"] = action,
            ["channel"] = new JsonObject { ["$ref"] = $"#/channels/{id}" },
            ["messages"] = new JsonArray([.. messages.Select(message => (JsonNode)new JsonObject { ["$ref"] = $"#/channels/{id}/messages/{message}" })]),
        };
    }

    private static JsonObject Topic() => Exchange(IngressNames.Exchange, "topic");

    private static JsonObject Exchange(string name, string type) => new()
    {
        ["is"] = "routingKey",
        ["exchange"] = new JsonObject { ["name"] = name, ["type"] = type, ["durable"] = true, ["autoDelete"] = false },
        ["bindingVersion"] = "0.3.0",
    };

    private static JsonObject Queue(string name) => new()
    {
        ["is"] = "queue",
        ["queue"] = new JsonObject { ["name"] = name, ["durable"] = true, ["exclusive"] = false, ["autoDelete"] = false },
        ["bindingVersion"] = "0.3.0",
    };

    private static JsonObject Reference(string kind, string name) => new() { ["$ref"] = $"#/components/{kind}/{name}" };

    private static JsonObject EnvelopeSchema() => new()
    {
        ["type"] = "object",
        ["description"] = "MassTransit's envelope.",
        ["properties"] = new JsonObject
        {
            ["messageId"] = new JsonObject { ["type"] = "string", ["format"] = "uuid" },
            ["messageType"] = new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["type"] = "string" } },
            ["sentTime"] = new JsonObject { ["type"] = "string", ["format"] = "date-time" },
            ["message"] = new JsonObject { ["type"] = "object" },
        },
        ["required"] = new JsonArray("messageId", "messageType", "message"),
    };
}
