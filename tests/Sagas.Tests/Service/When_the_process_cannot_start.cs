using System.Diagnostics;

namespace Sagas.Tests.Service;

public sealed class When_the_process_cannot_start
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData("ConnectionStrings:RabbitMq is missing", "--ConnectionStrings:Postgres=x")]
    [InlineData("ConnectionStrings:Postgres is missing", "--ConnectionStrings:RabbitMq=x")]
    [InlineData("ConnectionStrings:RabbitMq must be amqp://", "--ConnectionStrings:RabbitMq=hemlig", "--ConnectionStrings:Postgres=Host=x")]
    [InlineData("ConnectionStrings:Postgres is not a connection string", "--ConnectionStrings:RabbitMq=amqp://x", "--ConnectionStrings:Postgres=x")]
    [InlineData("ConnectionStrings:Postgres names no Host", "--ConnectionStrings:RabbitMq=amqp://x", "--ConnectionStrings:Postgres=Username=x")]
    [InlineData("--migrate needs a database", "--migrate")]
    [InlineData("RabbitMq:Heartbeat: ", "--ConnectionStrings:RabbitMq=amqp://x", "--ConnectionStrings:Postgres=Host=x", "--RabbitMq:Heartbeat=00:00:00")]
    [InlineData("Api:Keys:0:Sha256: ", "--ConnectionStrings:RabbitMq=amqp://x", "--ConnectionStrings:Postgres=Host=x", "--Api:Keys:0:Name=shop", "--Api:Keys:0:Sha256=abc", "--Api:Keys:0:Teams:0=shop", "--Api:Keys:0:Role=Publisher")]
    [InlineData("Api:Keys:0:Role: ", "--Api:Keys:0:Name=shop")]
    [InlineData("Demo:Enabled (--demo) works in embedded mode only", "--ConnectionStrings:RabbitMq=x", "--ConnectionStrings:Postgres=x", "--demo")]
    [InlineData("http://0.0.0.0:5080 is not a loopback address", "--urls", "http://0.0.0.0:5080")]
    [InlineData("http://*:5080 is not a loopback address", "--urls", "http://localhost:5081;http://*:5080")]
    [InlineData("http://[::]:5080 is not a loopback address", "--Kestrel:Endpoints:a:Url=http://[::]:5080")]
    [InlineData("urls: ", "--urls", "nonsense")]
    [InlineData("--rate needs a number", "--demo", "--rate", "fast")]
    [InlineData("Demo:Rate: ", "--demo", "--rate", "1000")]
    [InlineData("Demo:Rate", "--Demo:Rate=fast")]
    [InlineData("Ingress:MaxBodyBytes: ", "--Ingress:MaxBodyBytes=1")]
    [InlineData("MaxBodyBites", "--Ingress:MaxBodyBites=1")]
    [InlineData("Mod'", "--Compensation:Teams:demo:ItemGrantFailed:Mod=Approval")]
    [InlineData("AwaitPayment'", "--Saga:AwaitPayment=01:00:00")]
    [InlineData("MaxBatches'", "--Engine:MaxBatches=5")]
    [InlineData("Gateways:ibusiness:Timout: ", "--Gateways:ibusiness:Timout=00:00:01")]
    [InlineData("Gateways:ibusiness:Breaker:Ratio: ", "--Gateways:ibusiness:Breaker:Ratio=1")]
    [InlineData("Http:MaxConnections: ", "--Http:MaxConnections=0")]
    [InlineData("Http:Proxies:0: ", "--Http:Proxies:0=everywhere")]
    [InlineData("ForwardedHeaders_Enabled would believe", "--ForwardedHeaders_Enabled=true")]
    [InlineData("Cancel:WaitFor: ", "--Cancel:WaitFor=01:00:00")]
    [InlineData("Teams:shop:Secrets: ", "--Teams:shop:Disabled=false")]
    [InlineData("Teams:shop:Secrets: ", "--Teams:shop:Secrets=long-enough-secret")]
    [InlineData("Teams:shop:Secrets: ", "--Teams:shop=long-enough-secret")]
    [InlineData("Teams:shop:Secrets:0: ", "--Teams:shop:Secrets:0=short")]
    [InlineData("Teams:shop:Secrets: ", "--Teams:shop:Secrets:0=long-enough-secret", "--Teams:shop:Secrets:1=long-enough-secret")]
    [InlineData("Secret'", "--Teams:shop:Secret=long-enough-secret")]
    public async Task One_line_says_why_and_the_exit_code_is_2(string says, params string[] args)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false };
        start.ArgumentList.Add(Path.ChangeExtension(typeof(Program).Assembly.Location, ".dll"));
        foreach (var arg in args)
        {
            start.ArgumentList.Add(arg);
        }

        using var process = Process.Start(start).ShouldNotBeNull();
        using var limit = new CancellationTokenSource(Patience);
        var errors = process.StandardError.ReadToEndAsync(limit.Token);
        var output = process.StandardOutput.ReadToEndAsync(limit.Token);
        await process.WaitForExitAsync(limit.Token);

        (await errors).Trim().Split('\n').ShouldHaveSingleItem().ShouldContain(says);
        (await errors).ShouldNotContain("long-enough-secret");
        (await output).ShouldNotContain("   at ");
        process.ExitCode.ShouldBe(2);
    }
}
