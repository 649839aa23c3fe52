using System.Text.Json.Nodes;

namespace Sagas.Service.Demo;

/// <summary>One invented payment and what happens to it.</summary>
internal sealed record DemoPayment
{
    public required string PaymentId { get; init; }

    /// <summary>What kind of story it is, for the log.</summary>
    public required string Story { get; init; }

    public required IReadOnlyList<DemoStep> Steps { get; init; }
}

/// <summary>One request of the story.</summary>
/// <param name="Pause">How long to wait before it.</param>
/// <param name="Path">Where it goes, below the service's own address.</param>
/// <param name="Body">What is posted.</param>
/// <param name="MessageId">The publisher's id of an event; <c>null</c> for a request to the simulator.</param>
internal sealed record DemoStep(TimeSpan Pause, string Path, JsonObject Body, string? MessageId);
