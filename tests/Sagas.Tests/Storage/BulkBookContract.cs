using Sagas.Storage;

namespace Sagas.Tests.Storage;

/// <summary>What every book of bulk jobs must do; one subclass per book.</summary>
public abstract class BulkBookContract
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);
    private static readonly Guid Mine = Guid.CreateVersion7();
    private static readonly Guid Others = Guid.CreateVersion7();

    protected abstract IBulkBook Book { get; }

    protected abstract DateTimeOffset Now { get; }

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_job_is_kept_with_its_items_and_once()
    {
        var job = await CreateAsync(3);
        await Book.CreateAsync(job with { Reason = "again" }, Items(5), Token);

        var kept = (await Book.ListAsync(10, Token)).ShouldHaveSingleItem();
        kept.Sums.ShouldBe(job.Sums);
        (kept with { Sums = job.Sums }).ShouldBe(job with { At = Now, Payments = 3 });
        (await Book.ItemsAsync(job.Id, null, 2, Token)).ShouldBe(Items(2));
        (await Book.FindAsync(job.Id, Token)).ShouldNotBeNull().Payments.ShouldBe(3);
        (await Book.FindAsync(Guid.CreateVersion7(), Token)).ShouldBeNull();
    }

    [Fact]
    public async Task One_process_works_on_it_until_its_lease_ends()
    {
        var job = await CreateAsync(3);

        (await Book.ClaimAsync(Mine, Lease, Token)).ShouldNotBeNull().Id.ShouldBe(job.Id);
        (await Book.ClaimAsync(Others, Lease, Token)).ShouldBeNull();
        (await Book.ClaimAsync(Mine, Lease, Token)).ShouldNotBeNull();
        (await Book.RecordAsync(job.Id, Others, Lease, [Items(1)[0] with { Outcome = BulkItem.Told }], Token)).ShouldBeFalse();

        await PassAsync(Lease);

        (await Book.ClaimAsync(Others, Lease, Token)).ShouldNotBeNull().Told.ShouldBe(0);
        (await Book.RecordAsync(job.Id, Mine, Lease, [], Token)).ShouldBeFalse();
    }

    [Fact]
    public async Task What_is_recorded_stays_and_the_last_item_ends_the_job()
    {
        var job = await CreateAsync(2);
        await Book.ClaimAsync(Mine, Lease, Token);

        (await Book.RecordAsync(job.Id, Mine, Lease, [Items(1)[0] with { Outcome = BulkItem.Told }], Token)).ShouldBeTrue();
        (await Book.ItemsAsync(job.Id, null, 10, Token)).ShouldHaveSingleItem().Ordinal.ShouldBe(2);
        (await Book.FindAsync(job.Id, Token)).ShouldNotBeNull().State.ShouldBe(BulkJob.Running);
        (await Book.RecordAsync(job.Id, Mine, Lease, [Items(2)[1] with { Outcome = BulkItem.Skipped, Note = "it has moved on" }], Token)).ShouldBeTrue();

        var done = (await Book.FindAsync(job.Id, Token)).ShouldNotBeNull();
        (done.State, done.Told, done.Skipped, done.EndedAt).ShouldBe((BulkJob.Done, 1, 1, Now));
        (await Book.ItemsAsync(job.Id, BulkItem.Skipped, 10, Token)).ShouldHaveSingleItem().Note.ShouldBe("it has moved on");
        (await Book.ClaimAsync(Mine, Lease, Token)).ShouldBeNull();
    }

    [Fact]
    public async Task A_stopped_job_is_nobodys_and_keeps_what_was_told_meanwhile()
    {
        var job = await CreateAsync(2);
        await Book.ClaimAsync(Mine, Lease, Token);

        (await Book.StopAsync(job.Id, "boris", Token)).ShouldBeTrue();
        (await Book.StopAsync(job.Id, "boris", Token)).ShouldBeFalse();
        (await Book.RecordAsync(job.Id, Mine, Lease, [Items(1)[0] with { Outcome = BulkItem.Told }], Token)).ShouldBeFalse();

        var stopped = (await Book.FindAsync(job.Id, Token)).ShouldNotBeNull();
        (stopped.State, stopped.StoppedBy, stopped.Told).ShouldBe((BulkJob.Stopped, "boris", 1));
        (await Book.ClaimAsync(Mine, Lease, Token)).ShouldBeNull();
    }

    [Fact]
    public async Task A_job_that_needs_a_second_person_waits_for_another_one()
    {
        var job = await CreateAsync(1, BulkJob.AwaitingSecondPerson);
        (await Book.ClaimAsync(Mine, Lease, Token)).ShouldBeNull();

        (await Book.ConfirmAsync(job.Id, job.By, Token)).ShouldBeFalse();
        (await Book.ClaimAsync(Mine, Lease, Token)).ShouldBeNull();
        (await Book.ConfirmAsync(job.Id, "boris", Token)).ShouldBeTrue();
        (await Book.ConfirmAsync(job.Id, "vera", Token)).ShouldBeFalse();

        (await Book.ClaimAsync(Mine, Lease, Token)).ShouldNotBeNull().SecondBy.ShouldBe("boris");
    }

    [Fact]
    public async Task Of_many_processes_one_gets_it()
    {
        await CreateAsync(1);

        var claims = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Book.ClaimAsync(Guid.CreateVersion7(), Lease, Token))));

        claims.Count(claim => claim is not null).ShouldBe(1);
    }

    protected abstract Task PassAsync(TimeSpan time);

    private static BulkItem[] Items(int count) => [.. Enumerable.Range(1, count).Select(ordinal => new BulkItem(ordinal, "demo", $"p{ordinal}"))];

    private async Task<BulkJob> CreateAsync(int items, string state = BulkJob.Running)
    {
        var job = new BulkJob
        {
            Id = Guid.CreateVersion7(),
            Action = "approve",
            Search = "?state=AwaitingApproval",
            Reason = "the bank said yes",
            Rate = 5,
            DryRun = false,
            By = "anna",
            State = state,
            Sums = [new("RUB", items, 100L * items), new(null, 1, 5)],
        };
        await Book.CreateAsync(job, Items(items), Token);
        return job;
    }
}
