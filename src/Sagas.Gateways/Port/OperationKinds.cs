using Sagas.Contracts;

namespace Sagas.Gateways;

/// <summary>Several kinds of operation.</summary>
[Flags]
public enum OperationKinds
{
    None = 0,
    Cancel = 1,
    Reverse = 2,
    Refund = 4,
    All = Cancel | Reverse | Refund,
}

/// <summary>Looks kinds up.</summary>
public static class OperationKindsExtensions
{
    /// <summary>The kind is one of these; <c>false</c> for a question without a kind.</summary>
    public static bool Has(this OperationKinds kinds, OperationKind? kind) => kind switch
    {
        OperationKind.Cancel => kinds.HasFlag(OperationKinds.Cancel),
        OperationKind.Reverse => kinds.HasFlag(OperationKinds.Reverse),
        OperationKind.Refund => kinds.HasFlag(OperationKinds.Refund),
        _ => false,
    };
}
