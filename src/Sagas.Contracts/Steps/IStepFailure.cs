using MassTransit;

namespace Sagas.Contracts;

/// <summary>A step that failed for good.</summary>
[ExcludeFromTopology]
[ExcludeFromImplementedTypes]
public interface IStepFailure : IStepFact
{
    /// <summary>Why, 1-512 characters; shown to people.</summary>
    string Reason { get; }

    /// <summary>Which items of a cart to return, for gateways that know items.</summary>
    ItemScope? Scope { get; }
}
