namespace Sagas.Gateways;

/// <summary>An adapter whose gateway tells by HTTP what happened. It reads and verifies; what follows is the saga's business.</summary>
public interface IReceivesWebhooks
{
    /// <summary>The part of the path before the instance's name, as in <c>/webhooks/moneta/{gateway}</c>; 1-40 characters of a-z, 0-9 and '-'.</summary>
    string WebhookRoute { get; }

    /// <summary>The methods that the gateway uses, such as POST.</summary>
    IReadOnlyCollection<HttpMethod> WebhookMethods { get; }

    /// <summary>Verifies one call and says what it means. Changes nothing, throws nothing for what a stranger sent.</summary>
    WebhookVerdict Read(WebhookRequest request);
}
