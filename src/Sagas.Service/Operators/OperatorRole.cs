namespace Sagas.Service.Operators;

/// <summary>What a person may do; each may do what those before it may.</summary>
public enum OperatorRole
{
    /// <summary>Reads the pages.</summary>
    Viewer,

    /// <summary>Decides about payments up to <c>Pages:ApproverAbove</c>, and pauses and resumes.</summary>
    Operator,

    /// <summary>Decides about any payment.</summary>
    Approver,
}
