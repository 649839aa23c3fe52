using Sagas.Service.Hosting;

namespace Sagas.Tests.Service;

public sealed class When_the_command_line_is_read
{
    [Fact]
    public void Short_switches_become_settings() =>
        CommandLine.Translate(["--demo", "--rate", "2.5", "--urls", "http://localhost:1"])
            .ShouldBe(["--Demo:Enabled=true", "--Demo:Rate=2.5", "--urls", "http://localhost:1"]);

    [Fact]
    public void Everything_else_stays() => CommandLine.Translate(["--Demo:Seed=1", "x"]).ShouldBe(["--Demo:Seed=1", "x"]);

    [Theory]
    [InlineData("http://localhost:5080", true)]
    [InlineData("http://LOCALHOST:5080", true)]
    [InlineData("http://127.0.0.1:5080", true)]
    [InlineData("http://127.1.2.3:5080", true)]
    [InlineData("http://[::1]:5080", true)]
    [InlineData("http://unix:/tmp/sagas.sock", true)]
    [InlineData("http://0.0.0.0:5080", false)]
    [InlineData("http://+:5080", false)]
    [InlineData("http://*:5080", false)]
    [InlineData("http://[::]:5080", false)]
    [InlineData("http://10.0.0.1:5080", false)]
    [InlineData("http://localhost.example:5080", false)]
    public void Loopback_is_told_from_the_network(string address, bool loopback) => Listener.IsLoopback(address).ShouldBe(loopback);
}
