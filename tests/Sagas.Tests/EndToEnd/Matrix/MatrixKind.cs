namespace Sagas.Tests.EndToEnd.Matrix;

/// <summary>A kind of gateway as the matrix drives it: how an instance is configured, and how a payment of it is named.</summary>
internal sealed record MatrixKind
{
    /// <summary>Begins the names of its instances.</summary>
    public required string Slug { get; init; }

    public required string Title { get; init; }

    public required string Currency { get; init; }

    /// <summary>The settings of an instance: those of its simulator and those of its adapter, without their sections.</summary>
    public required Func<string, (IEnumerable<(string Key, string Value)> Simulator, IEnumerable<(string Key, string Value)> Gateway)> Settings { get; init; }

    /// <summary>Below <c>/webhooks</c>; <c>null</c> when it sends none.</summary>
    public string? WebhookRoute { get; init; }

    /// <summary>Its webhooks tell when a payment is taken, as MONETA's Pay URL does, and not what becomes of a call.</summary>
    public bool TellsOfCaptures { get; init; }

    /// <summary>What its webhooks are silent about, and what the table says then.</summary>
    public (IReadOnlyList<Undoing> About, string Note) Silent { get; init; } = ([], "");

    /// <summary>A refusal that stays one, where the simulator's own choice is a hint to look again.</summary>
    public string? RefusalCode { get; init; }

    /// <summary>What it cannot do, and what the reader of the table should know about that.</summary>
    public IReadOnlyDictionary<Undoing, string> Lacks { get; init; } = new Dictionary<Undoing, string>();

    /// <summary>The gateway's id of the payment with that number.</summary>
    public Func<int, string> Id { get; init; } = static number => $"{number}";

    /// <summary>What an announcement says beside the common fields, by number and standing.</summary>
    public Func<int, Undoing, string> Announces { get; init; } = static (_, _) => "";

    /// <summary>How events name the payment at the gateway, by number and standing.</summary>
    public Func<int, Undoing, string> Names { get; init; } = static (number, _) => $"\"gatewayPaymentId\":\"{number}\"";

    public bool Has(Undoing undoing, Mishap mishap) =>
        !Lacks.ContainsKey(undoing)
        && (!mishap.OnWebhooks || (WebhookRoute is not null && !Silent.About.Contains(undoing)));
}
