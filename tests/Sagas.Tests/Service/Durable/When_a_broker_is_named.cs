using System.Reflection;
using MassTransit;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Sagas.Service.Durable;
using Sagas.Service.Hosting;

namespace Sagas.Tests.Service.Durable;

public sealed class When_a_broker_is_named
{
    [Theory]
    [InlineData("amqps://broker.example", 5671)]
    [InlineData("amqps://broker.example:5999/shop", 5999)]
    public void With_amqps_the_connection_is_encrypted_and_the_certificate_must_be_the_hosts(string address, int port)
    {
        var settings = SettingsOf(address);

        (settings.Ssl, settings.Host, settings.Port).ShouldBe((true, "broker.example", port));
        settings.SslServerName.ShouldBe("broker.example");
        settings.AcceptablePolicyErrors.ShouldBe(System.Net.Security.SslPolicyErrors.None);
        settings.CertificateValidationCallback.ShouldBeNull();
    }

    [Fact]
    public void With_amqp_it_is_not()
    {
        var settings = SettingsOf("amqp://broker.example");
        (settings.Ssl, settings.Port).ShouldBe((false, 5672));
    }

    [Fact]
    public void User_password_and_vhost_are_taken_unescaped()
    {
        var settings = SettingsOf("amqps://an%40na:p%2Fw%3A%25@broker.example/%2Fshop");
        (settings.Username, settings.Password, settings.VirtualHost).ShouldBe(("an@na", "p/w:%", "/shop"));
        settings.PublisherConfirmation.ShouldBeTrue();
    }

    [Theory]
    [InlineData("http://broker.example")]
    [InlineData("amqps://")]
    [InlineData("amqp://u:secret@broker.example/a/b")]
    [InlineData("broker.example:5671")]
    public void Anything_else_is_refused_without_repeating_it(string address) =>
        Should.Throw<StartupFault>(() => RabbitMqAddress.Parse(address)).Message.ShouldNotContain("secret");

    private static RabbitMqHostSettings SettingsOf(string address)
    {
        var transport = DispatchProxy.Create<IRabbitMqBusFactoryConfigurator, Recorder>();
        var options = new RabbitMqOptions();
        RabbitMqAddress.Parse(address).Apply(
            transport, options, new BrokerSockets(Options.Create(options), TimeProvider.System, NullLogger<BrokerSockets>.Instance));
        return ((Recorder)(object)transport).Settings ?? throw new InvalidOperationException("No host was configured.");
    }

    /// <summary>Keeps the host that it is given.</summary>
    public class Recorder : DispatchProxy
    {
        public RabbitMqHostSettings? Settings { get; private set; }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            Settings = args?.OfType<RabbitMqHostSettings>().FirstOrDefault() ?? Settings;
            return null;
        }
    }
}
