namespace Sagas.Tests.EndToEnd.Matrix;

/// <summary>What goes wrong with a call, or with the webhook that tells of it.</summary>
/// <param name="Slug">In the name of the gateway instance that it is armed on.</param>
/// <param name="Title">In the table.</param>
/// <param name="Order">The simulator's fault; <c>null</c>: none.</param>
/// <param name="OnWebhooks">It hits webhooks.</param>
internal sealed record Mishap(string Slug, string Title, string? Order, bool OnWebhooks = false)
{
    /// <summary>All goes well.</summary>
    public static Mishap None { get; } = new("none", "none", null);

    /// <summary>The call comes back as the gateway's own no.</summary>
    public static Mishap Refused { get; } = new("refused", "refused", "\"kind\":\"refused\"");

    public static IReadOnlyList<Mishap> All { get; } =
    [
        None,
        Refused,
        new("timeout-before", "timeout, not executed", "\"kind\":\"timeout-before\""),
        new("timeout-after", "timeout, executed", "\"kind\":\"timeout-after\""),
        new("reset-before", "reset, not executed", "\"kind\":\"reset-before\""),
        new("reset-after", "reset, executed", "\"kind\":\"reset-after\""),
        new("500-before", "500, not executed", "\"kind\":\"500\""),
        new("500-after", "500, executed", "\"kind\":\"500\",\"executed\":true"),
        new("html-before", "502 HTML, not executed", "\"kind\":\"html-502\""),
        new("html-after", "502 HTML, executed", "\"kind\":\"html-502\",\"executed\":true"),
        new("garbage-before", "unparsable 200, not executed", "\"kind\":\"garbage-200\",\"executed\":false"),
        new("garbage-after", "unparsable 200, executed", "\"kind\":\"garbage-200\""),
        new("twice", "duplicate webhook", "\"kind\":\"duplicate-webhook\"", OnWebhooks: true),
        new("late", "late webhook", "\"kind\":\"late-webhook\",\"delayMs\":2000", OnWebhooks: true),
    ];
}
