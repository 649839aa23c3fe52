namespace Sagas.Contracts;

/// <summary>Headers of messages that several processes know; pinned.</summary>
public static class WellKnownHeaders
{
    /// <summary>The configured gateway instance whose webhook brought the fact.</summary>
    public const string Webhook = "sagas-webhook";
}
