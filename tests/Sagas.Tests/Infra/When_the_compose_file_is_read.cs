using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Sagas.Tests.Support;

namespace Sagas.Tests.Infra;

public sealed partial class When_the_compose_file_is_read
{
    // What they are, and why nothing inside can ask them for their health.
    private static readonly Dictionary<string, string> WithoutHealth = new(StringComparer.Ordinal)
    {
        ["otel"] = "an image of one program that cannot ask itself",
        ["migration"] = "ends",
    };

    private static readonly JsonObject File = YamlReader.Read(Repository.Read("docker-compose.yml")).Single();

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Services => File["services"]!.AsObject();

    [GeneratedRegex(@"^[a-z0-9./-]+:v?\d+\.\d+(\.\d+)?(-[a-z]+)*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Pinned { get; }

    [GeneratedRegex(@"^\$\{[A-Z0-9_]+:\?[^}]+\}$", RegexOptions.None, 1000)]
    private static partial Regex FromEnvironment { get; }

    [GeneratedRegex(@"(?i)(password|pass|secret|key|sha256|connectionstrings__\w+)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SecretName { get; }

    [GeneratedRegex(@"\$\{(?<name>[A-Z0-9_]+):", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Variable { get; }

    [Fact]
    public void Everything_that_is_needed_is_there() => Services.Select(service => service.Key).ShouldBe(
        ["postgres", "rabbitmq", "migration", "service-a", "service-b", "simulators", "otel", "prometheus", "grafana", "traffic"]);

    [Fact]
    public void Images_have_a_version() => Of("image").Where(image => !Pinned.IsMatch($"{image.Value}")).ShouldBeEmpty();

    [Fact]
    public void Every_service_says_how_it_is() => Services
        .Where(service => service.Value!["healthcheck"]?["test"] is not JsonArray { Count: > 1 }).Select(service => service.Key)
        .ShouldBe(WithoutHealth.Keys, ignoreOrder: true);

    [Fact]
    public void Ports_are_open_on_this_machine_only()
    {
        var ports = Of("ports").SelectMany(ports => ports.Value!.AsArray()).Select(port => $"{port}").ToList();

        ports.Count.ShouldBeGreaterThan(5);
        ports.Where(port => !port.StartsWith("127.0.0.1:", StringComparison.Ordinal)).ShouldBeEmpty();
        ports.ShouldBeUnique();
    }

    [Fact]
    public void Secrets_come_from_the_environment()
    {
        var secrets = Of("environment").SelectMany(environment => environment.Value!.AsObject()).Where(pair => SecretName.IsMatch(pair.Key)).ToList();

        secrets.Count.ShouldBeGreaterThan(8);
        secrets.Where(secret => !FromEnvironment.IsMatch($"{secret.Value}") && !secret.Key.StartsWith("ConnectionStrings__", StringComparison.Ordinal)).ShouldBeEmpty();
        secrets.Where(secret => secret.Key.StartsWith("ConnectionStrings__", StringComparison.Ordinal) && !Variable.IsMatch($"{secret.Value}")).ShouldBeEmpty();
    }

    [Fact]
    public void The_example_names_every_variable_and_has_no_value()
    {
        var example = Repository.Read(".env.example").Split('\n').Where(line => line.Length > 0 && line[0] != '#').ToList();

        example.ShouldBe(Variable.Matches(Repository.Read("docker-compose.yml")).Select(match => match.Groups["name"].Value + "=").Distinct(), ignoreOrder: true);
    }

    [Fact]
    public void Our_own_containers_can_write_nothing_and_have_no_rights()
    {
        var ours = Services.Where(service => $"{service.Value!["image"]}".StartsWith("payment-sagas/", StringComparison.Ordinal)).ToList();

        ours.Count.ShouldBe(4);
        foreach (var (name, service) in ours)
        {
            service!["read_only"]?.GetValue<bool>().ShouldBe(true, name);
            service["cap_drop"]?.ToJsonString().ShouldBe("""["ALL"]""", name);
            service["security_opt"]?.ToJsonString().ShouldBe("""["no-new-privileges:true"]""", name);
        }
    }

    [Fact]
    public void What_is_mounted_exists()
    {
        var named = File["volumes"]!.AsObject().Select(volume => volume.Key).ToHashSet(StringComparer.Ordinal);
        var sources = Of("volumes").SelectMany(volumes => volumes.Value!.AsArray()).Select(volume => $"{volume}".Split(':')[0]).ToList();

        sources.Where(source => !named.Contains(source) && !Path.Exists(Path.Combine(Repository.Root, source))).ShouldBeEmpty();
        named.Except(sources).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("service")]
    [InlineData("simulators")]
    public void Images_are_built_without_root_and_ask_themselves(string name)
    {
        var lines = Repository.Read($"infra/docker/{name}.Dockerfile").Split('\n');

        lines.Count(line => line.StartsWith("FROM ", StringComparison.Ordinal)).ShouldBe(2);
        lines.Where(line => line.StartsWith("FROM ", StringComparison.Ordinal)).ShouldAllBe(line => Pinned.IsMatch(line.Split(' ')[1]));
        lines.ShouldContain(line => line.StartsWith("HEALTHCHECK ", StringComparison.Ordinal) && line.Contains("\"--probe\""));
        lines.Last(line => line.StartsWith("USER ", StringComparison.Ordinal)).ShouldBe("USER 1654:1654");
    }

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Of(string key) =>
        Services.Where(service => service.Value![key] is not null).Select(service => KeyValuePair.Create(service.Key, service.Value![key]));
}
