namespace Sagas.IntegrationTests.Support;

/// <summary>Classes that use the one vhost of the tests, or load the machine: never two at a time.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class OnRabbitMq
{
    public const string Name = "RabbitMQ";
}
