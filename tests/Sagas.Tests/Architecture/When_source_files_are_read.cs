using System.Text.RegularExpressions;
using Sagas.Tests.Support;

namespace Sagas.Tests.Architecture;

public sealed partial class When_source_files_are_read
{
    private const int LongestFile = 300;

    // Whoever else sent by itself would send what no commit promised.
    private static readonly Dictionary<string, string> MaySend = new(StringComparer.Ordinal)
    {
        ["src/Sagas.Service/Ingress/BusOutlet.cs"] = "takes events in, before any saga knows them",
        ["src/Sagas.Gateways/Endpoints/GatewayEndpointStarter.cs"] = "connects queues to the bus",
        ["src/Sagas.Service/Health/BrokerReadiness.cs"] = "asks the bus how it is and sends nothing",
        ["src/Sagas.Storage/Delivery/OutboxSender.cs"] = "sends what a commit promised",
        ["src/Sagas.Storage/Lifecycle/EngineBusObserver.cs"] = "is told of the bus's life and sends nothing",
        ["src/Sagas.Storage/Repository/MachineRunner.cs"] = "names MassTransit's binding of scopes and sends nothing",
    };

    // In two halves, so that this file does not mention them either.
    private static readonly string[] Registries =
        ["nuget" + ".org", "npmjs" + ".org", "npmjs" + ".com", "yarnpkg" + ".com", "pypi" + ".org", "pkgs.dev" + ".azure", "myget" + ".org", "jfrog" + ".io", "/v3/" + "index.json"];

    private static readonly string[] Pictures = [".png", ".jpg", ".ico", ".gif"];

    [GeneratedRegex(@"\b(IBus|IBusControl|IPublishEndpoint|ISendEndpointProvider)\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Sender { get; }

    [Fact]
    public void None_is_too_long()
    {
        var files = SourceFiles.Of("", ".cs", ".razor", ".sql", ".sh").ToList();
        files.Count.ShouldBeGreaterThan(300);
        files.Select(path => (path, Lines: Repository.Read(path).Split('\n').Length - 1))
            .Where(file => file.Lines >= LongestFile).Select(file => $"{file.path}: {file.Lines} lines").ShouldBeEmpty();
    }

    [Fact]
    public void Only_outlet_endpoints_and_delivery_touch_the_bus() => SourceFiles.Of("src/", ".cs", ".razor")
        .Where(path => Sender.IsMatch(Repository.Read(path)))
        .ShouldBe(MaySend.Keys, ignoreOrder: true, "Publish through the consume context: it is captured and leaves with the commit.");

    [Fact]
    public void None_names_a_package_registry() => SourceFiles.All
        .Where(path => !Pictures.Contains(Path.GetExtension(path)))
        .SelectMany(path => Registries.Where(host => Repository.Read(path).Contains(host, StringComparison.OrdinalIgnoreCase)).Select(host => $"{path}: {host}"))
        .ShouldBeEmpty();
}
