using System.Text.Json.Nodes;
using Sagas.Tests.Support;

namespace Sagas.Tests.Infra;

public sealed class When_the_manifests_are_read
{
    private const string Base = "infra/k8s/base";
    private const string Production = "infra/k8s/production";
    private const string Secret = "payment-sagas";

    private static readonly IReadOnlyDictionary<string, JsonObject> Kinds =
        Files(Base).Concat(Files(Production)).Where(path => !path.EndsWith("kustomization.yaml", StringComparison.Ordinal) && path != $"{Production}/deployment.yaml")
            .SelectMany(path => YamlReader.Read(Repository.Read(path))).ToDictionary(manifest => $"{manifest["kind"]}");

    private static JsonObject Pods(string kind) => Kinds[kind]["spec"]!["template"]!.AsObject();

    private static JsonObject Container(string kind) => Pods(kind)["spec"]!["containers"]!.AsArray().ShouldHaveSingleItem()!.AsObject();

    [Theory]
    [InlineData(Base)]
    [InlineData(Production)]
    public void Every_file_is_used(string folder)
    {
        var kustomization = YamlReader.Read(Repository.Read($"{folder}/kustomization.yaml")).Single();
        var used = kustomization["resources"]!.AsArray().Select(resource => $"{resource}")
            .Concat((kustomization["patches"] as JsonArray ?? []).Select(patch => $"{patch!["path"]}")).ToList();

        Files(folder).Select(Path.GetFileName).Where(name => name != "kustomization.yaml").Except(used).ShouldBeEmpty();
        used.Where(name => !Path.Exists(Path.Combine(Repository.Root, folder, name))).ShouldBeEmpty();
    }

    [Fact]
    public void Everything_that_is_needed_is_there() => Kinds.Keys.ShouldBe(
        ["ServiceAccount", "Job", "Deployment", "Service", "PodDisruptionBudget", "NetworkPolicy", "HorizontalPodAutoscaler"], ignoreOrder: true);

    [Fact]
    public void A_process_that_only_waits_for_its_database_is_not_restarted()
    {
        var service = Container("Deployment");

        $"{service["livenessProbe"]!["httpGet"]!["path"]}".ShouldBe("/health/live");
        $"{service["startupProbe"]!["httpGet"]!["path"]}".ShouldBe("/health/live");
        $"{service["readinessProbe"]!["httpGet"]!["path"]}".ShouldBe("/health/ready");
    }

    [Theory]
    [InlineData("Deployment")]
    [InlineData("Job")]
    public void Containers_have_no_rights_and_write_nothing(string kind)
    {
        var pod = Pods(kind)["spec"]!;
        var rights = Container(kind)["securityContext"]!;

        pod["securityContext"]!["runAsNonRoot"]!.GetValue<bool>().ShouldBeTrue();
        pod["automountServiceAccountToken"]!.GetValue<bool>().ShouldBeFalse();
        rights["readOnlyRootFilesystem"]!.GetValue<bool>().ShouldBeTrue();
        rights["allowPrivilegeEscalation"]!.GetValue<bool>().ShouldBeFalse();
        rights["capabilities"]!["drop"]!.ToJsonString().ShouldBe("""["ALL"]""");
        Container(kind)["resources"]!["limits"]!["memory"].ShouldNotBeNull();
    }

    [Theory]
    [InlineData("Deployment")]
    [InlineData("Job")]
    public void Secrets_are_named_and_never_given(string kind)
    {
        Container(kind)["envFrom"]!.AsArray().ShouldHaveSingleItem()!["secretRef"]!["name"]!.GetValue<string>().ShouldBe(Secret);
        Files("infra/k8s").Where(path => Repository.Read(path).Contains("kind: Secret", StringComparison.Ordinal)).ShouldBeEmpty();
        (Container(kind)["env"] as JsonArray ?? []).Select(variable => $"{variable!["name"]}")
            .Where(name => name.Contains("Password", StringComparison.OrdinalIgnoreCase) || name.Contains("ConnectionStrings", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void Only_the_job_migrates()
    {
        Container("Job")["args"]!.ToJsonString().ShouldBe("""["--migrate"]""");
        Container("Deployment")["env"]!.AsArray().Single(variable => $"{variable!["name"]}" == "Postgres__MigrateAtStart")!["value"]!.GetValue<string>().ShouldBe("false");
    }

    [Fact]
    public void Every_selector_finds_the_pods_of_the_service()
    {
        var labels = Pods("Deployment")["metadata"]!["labels"]!.AsObject();
        var selectors = new[]
        {
            Kinds["Deployment"]["spec"]!["selector"]!["matchLabels"]!,
            Kinds["Service"]["spec"]!["selector"]!,
            Kinds["PodDisruptionBudget"]["spec"]!["selector"]!["matchLabels"]!,
            Kinds["NetworkPolicy"]["spec"]!["podSelector"]!["matchLabels"]!,
        };

        foreach (var selector in selectors.Select(selector => selector.AsObject()))
        {
            selector["app.kubernetes.io/name"].ShouldNotBeNull("another application's pods have components too");
            selector.Where(label => $"{labels[label.Key]}" != $"{label.Value}").ShouldBeEmpty();
        }
    }

    [Fact]
    public void The_policy_covers_the_job_as_well() => Kinds["NetworkPolicy"]["spec"]!["podSelector"]!["matchLabels"]!.AsObject()
        .Where(label => $"{Pods("Job")["metadata"]!["labels"]![label.Key]}" != $"{label.Value}").ShouldBeEmpty();

    [Fact]
    public void Nothing_comes_in_and_nothing_goes_out_but_what_is_listed()
    {
        var policy = Kinds["NetworkPolicy"]["spec"]!;

        policy["policyTypes"]!.ToJsonString().ShouldBe("""["Ingress","Egress"]""");
        policy["ingress"]!.AsArray().Concat(policy["egress"]!.AsArray()).ShouldAllBe(rule => rule!["ports"] is JsonArray);
        policy["egress"]!.AsArray().SelectMany(rule => rule!["to"]!.AsArray()).Select(to => to!["ipBlock"]).OfType<JsonObject>()
            .ShouldHaveSingleItem()["except"]!.ToJsonString().ShouldContain("169.254.0.0/16");
    }

    [Fact]
    public void A_voluntary_disruption_leaves_processes_running()
    {
        Kinds["PodDisruptionBudget"]["spec"]!["maxUnavailable"]!.GetValue<long>().ShouldBe(1);
        Kinds["HorizontalPodAutoscaler"]["spec"]!["minReplicas"]!.GetValue<long>().ShouldBeGreaterThanOrEqualTo(2);
        $"{Kinds["HorizontalPodAutoscaler"]["spec"]!["scaleTargetRef"]!["name"]}".ShouldBe($"{Kinds["Deployment"]["metadata"]!["name"]}");
    }

    [Fact]
    public void A_process_may_drain_before_it_is_killed() => Pods("Deployment")["spec"]!["terminationGracePeriodSeconds"]!.GetValue<long>()
        .ShouldBeGreaterThanOrEqualTo(90);

    // The engine waits for each of its six loops, and once more for what it gave up.
    private const int Drains = 7;

    [Fact]
    public void The_time_it_has_is_longer_than_the_time_it_takes()
    {
        var spec = Pods("Deployment")["spec"]!;
        var sleeps = Container("Deployment")["lifecycle"]!["preStop"]!["sleep"]!["seconds"]!.GetValue<long>();

        var needed = TimeSpan.FromSeconds(sleeps) + (Drains * new Sagas.Storage.EngineOptions().DrainTimeout);
        TimeSpan.FromSeconds(spec["terminationGracePeriodSeconds"]!.GetValue<long>()).ShouldBeGreaterThanOrEqualTo(needed);
    }

    [Fact]
    public void Where_KEDA_scales_it_scales_the_same_deployment_by_the_same_queue()
    {
        var scaled = YamlReader.Read(Repository.Read("infra/k8s/keda/scaledobject.yaml")).Single()["spec"]!;
        var autoscaler = Kinds["HorizontalPodAutoscaler"]["spec"]!;

        $"{scaled["scaleTargetRef"]!["name"]}".ShouldBe($"{Kinds["Deployment"]["metadata"]!["name"]}");
        scaled["minReplicaCount"]!.GetValue<long>().ShouldBe(autoscaler["minReplicas"]!.GetValue<long>());
        scaled["maxReplicaCount"]!.GetValue<long>().ShouldBe(autoscaler["maxReplicas"]!.GetValue<long>());
        var trigger = scaled["triggers"]!.AsArray().ShouldHaveSingleItem()!["metadata"]!;
        $"{trigger["queueName"]}".ShouldBe(Sagas.Contracts.WellKnownEndpoints.Saga);
        $"{trigger["value"]}".ShouldBe($"{autoscaler["metrics"]![0]!["external"]!["target"]!["averageValue"]}");
    }

    [Fact]
    public void The_image_has_a_version()
    {
        var image = YamlReader.Read(Repository.Read($"{Production}/kustomization.yaml")).Single()["images"]!.AsArray().ShouldHaveSingleItem()!;

        $"{image["name"]}".ShouldBe($"{Container("Deployment")["image"]}");
        $"{image["newTag"]}".ShouldMatch(@"^\d+\.\d+\.\d+$");
    }

    private static IEnumerable<string> Files(string folder) => Architecture.SourceFiles.Of(folder + "/", ".yaml");
}
