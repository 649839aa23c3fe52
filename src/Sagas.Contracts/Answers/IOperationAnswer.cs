using MassTransit;

namespace Sagas.Contracts;

/// <summary>What an adapter found out about one attempt of an operation.</summary>
[ExcludeFromTopology]
[ExcludeFromImplementedTypes]
public interface IOperationAnswer : IPaymentMessage
{
    /// <summary>The gateway instance that answers.</summary>
    string Gateway { get; }

    /// <summary>The operation.</summary>
    Guid OperationId { get; }

    /// <summary>The attempt that is answered.</summary>
    int Attempt { get; }

    /// <summary>The gateway's own code, as it sent it.</summary>
    string? Code { get; }

    /// <summary>What to show a person; never a secret.</summary>
    string? Message { get; }
}
