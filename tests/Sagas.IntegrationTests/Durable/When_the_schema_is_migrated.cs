using Sagas.IntegrationTests.Durable.Rig;

namespace Sagas.IntegrationTests.Durable;

public sealed class When_the_schema_is_migrated
{
    [Fact]
    public async Task The_process_does_only_that_and_ends_with_0()
    {
        await using var database = await TestDatabase.CreateAsync();
        KeyValuePair<string, string>[] settings =
        [
            new("ConnectionStrings:Postgres", database.Through(database.Port)),
            // Nobody listens there, and nobody has to.
            new("ConnectionStrings:RabbitMq", "amqp://127.0.0.1:1"),
        ];

        var first = await ChildProcess.RunAsync(typeof(Program), settings, "--migrate");
        first.ExitCode.ShouldBe(0, first.Output);
        (await database.CountAsync("select count(*) from sagas.payment")).ShouldBe(0);

        var again = await ChildProcess.RunAsync(typeof(Program), settings, "--migrate");
        again.ExitCode.ShouldBe(0, again.Output);
    }
}
