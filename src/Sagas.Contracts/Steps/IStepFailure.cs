using MassTransit;

namespace Sagas.Contracts;

/// <summary>A step that failed for good.</summary>
[ExcludeFromTopology]
[ExcludeFromImplementedTypes]
public interface IStepFailure : IStepFact
{
    /// <summary>Why, 1-512 characters; shown to people.</summary>
    string Reason { get; }

    /// <summary>Which items of a cart to return, beside those that are named, for gateways that know items. Without it and without items all is returned.</summary>
    ItemScope? Scope { get; }
}
