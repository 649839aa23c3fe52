namespace Sagas.Simulators.Returns;

/// <summary>One giving back of money, done or not, where the gateway shows it as a thing of its own. Read and changed under the payment's lock.</summary>
internal sealed class ReturnRecord
{
    /// <summary>The gateway's id of it.</summary>
    public required string Id { get; init; }

    /// <summary>In minor units.</summary>
    public required long Amount { get; init; }

    /// <summary>What the client calls it, where the gateway asks; not unique.</summary>
    public required string? Label { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When its status last changed.</summary>
    public required DateTimeOffset ModifiedAt { get; set; }

    /// <summary>In the gateway's word.</summary>
    public required string Status { get; set; }

    /// <summary>Questions still to be answered with "still working"; <c>null</c> once it has ended.</summary>
    public required int? ReadsLeft { get; set; }

    /// <summary>How it will have ended, in the gateway's word.</summary>
    public required string End { get; init; }
}

/// <summary>What an end means for the money.</summary>
internal enum ReturnEnd
{
    /// <summary>It has gone back.</summary>
    Moved,

    /// <summary>It has not and will not.</summary>
    Stayed,

    /// <summary>Somebody at the gateway has to decide, so it is neither back nor free.</summary>
    Held,
}

/// <summary>How a gateway calls what becomes of giving back.</summary>
/// <param name="Working">Accepted and not ended.</param>
/// <param name="Done">The usual end.</param>
/// <param name="Ends">Every end and what it means.</param>
internal sealed record ReturnWords(string Working, string Done, IReadOnlyDictionary<string, ReturnEnd> Ends)
{
    /// <summary>Ends that can be ordered, the usual one first.</summary>
    public IReadOnlyList<string> Orderable => [Done, .. Ends.Keys.Where(word => word != Done)];
}

/// <summary>The returns of one payment, oldest first.</summary>
internal sealed class ReturnList
{
    public List<ReturnRecord> Records { get; } = [];
}
