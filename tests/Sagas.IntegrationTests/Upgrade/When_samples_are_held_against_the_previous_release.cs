using MassTransit;
using Sagas.IntegrationTests.Durable.Rig;
using Sagas.IntegrationTests.Upgrade.Rig;
using Sagas.Tests.Support;
using Sagas.Tests.Upgrade;

namespace Sagas.IntegrationTests.Upgrade;

/// <summary>The frozen samples stand for the previous release where it cannot be run; here it says whether they may.</summary>
public sealed class When_samples_are_held_against_the_previous_release
{
    private const string Folder = "tests/Sagas.Tests/Upgrade/Frozen";

    [Fact]
    public async Task They_are_the_messages_that_it_writes()
    {
        var messages = await PreviousMessages.LoadAsync();
        messages.Count.ShouldBeGreaterThanOrEqualTo(30);
        foreach (var type in messages.Values)
            Repository.ShouldBeApproved($"{Folder}/{FileOf(type)}", Specimen.EnvelopesOf(type));

        Directory.EnumerateFiles(Path.Combine(Repository.Root, Folder)).Select(file => Path.GetFileName(file)).ShouldBe(messages.Values.Select(FileOf), ignoreOrder: true);
    }

    [Fact]
    public async Task It_reads_what_the_present_one_writes_of_the_messages_that_it_knows()
    {
        foreach (var (urn, old) in await PreviousMessages.LoadAsync())
        {
            var written = Specimen.Body(PreviousMessages.Present[urn], 0);
            written.ShouldKeep(Specimen.Through(old, written), urn);
            Specimen.Through(old, written).ShouldKeep(Specimen.Body(old, 0), urn);
        }
    }

    [Fact]
    public async Task They_are_the_schema_that_it_makes()
    {
        await using var made = await TestDatabase.CreateAsync();
        await using var frozen = await TestDatabase.CreateAsync();
        var (exitCode, output) = await ChildProcess.RunAsync(
            await PreviousRelease.ServiceAsync(),
            [new("ConnectionStrings:Postgres", made.Through(made.Port)), new("ConnectionStrings:RabbitMq", "amqp://127.0.0.1:1")],
            patience: null,
            "--migrate");
        exitCode.ShouldBe(0, output);
        await FrozenDatabase.RestoreAsync(frozen);

        (await SchemaLook.AtAsync(frozen)).ShouldBe(await SchemaLook.AtAsync(made));
        (await frozen.ReadAsync(SchemaLook.Migrations)).ShouldBe(await made.ReadAsync(SchemaLook.Migrations));
    }

    private static string FileOf(Type type) => $"{MessageUrn.ForTypeString(type).Split(':')[^1]}.json";
}
