using System.Text.Json;
using System.Text.Json.Nodes;
using MassTransit;
using MassTransit.Serialization;
using Sagas.Contracts;
using Sagas.Payments;
using Sagas.Tests.Support;

namespace Sagas.Tests.Upgrade;

/// <summary>
/// At the moment of an update queues and outbox hold messages that the release before has written. The samples are what that release writes,
/// every field filled, every word used; the integration tests hold them against its program. They are never adapted to this one.
/// </summary>
public sealed class When_messages_of_the_previous_release_are_read
{
    private const string Folder = "tests/Sagas.Tests/Upgrade/Frozen";

    private static readonly Dictionary<string, Type> Known = typeof(PaymentCaptured).Assembly.GetExportedTypes()
        .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IPaymentMessage)))
        .Append(typeof(PaymentTimerDue))
        .ToDictionary(type => MessageUrn.ForTypeString(type), StringComparer.Ordinal);

    public static TheoryData<string> Samples =>
        [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, Folder), "*.json").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Samples))]
    public void Every_field_arrives(string sample)
    {
        var envelopes = JsonNode.Parse(Repository.Read($"{Folder}/{sample}")).ShouldBeOfType<JsonArray>();
        envelopes.Count.ShouldBeGreaterThan(0);
        foreach (var envelope in envelopes)
        {
            var urn = envelope!["messageType"]![0]!.GetValue<string>();
            Known.ShouldContainKey(urn);

            var read = Read(envelope, Known[urn]);

            JsonSerializer.SerializeToNode(read, Known[urn], SystemTextJsonMessageSerializer.Options).ShouldKeep(envelope["message"], urn);
        }
    }

    [Fact]
    public void There_is_a_sample_of_every_conversation() =>
        Samples.Count.ShouldBeGreaterThanOrEqualTo(30, "Samples are missing; messages of these kinds would not be looked at.");

    // As the bus does it.
    private static object Read(JsonNode envelope, Type type)
    {
        var body = new StringMessageBody(envelope.ToJsonString());
        var context = SystemTextJsonMessageSerializer.Instance.Deserialize(body, EmptyHeaders.Instance);
        context.TryGetMessage(type, out var message).ShouldBeTrue($"{type.Name} cannot be read");
        return message!;
    }
}
