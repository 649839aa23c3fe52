using System.Collections.Concurrent;
using Sagas.Tests.Support;

namespace Sagas.Tests.EndToEnd.Matrix;

public sealed class When_the_answer_is_lost_at_any_gateway(MatrixService service, ITestOutputHelper output) : IClassFixture<MatrixService>
{
    private const int Together = 24;

    [Fact]
    public async Task Every_payment_ends_with_one_movement_or_before_a_person()
    {
        var stuck = new ConcurrentQueue<string>();
        var payments = new ConcurrentDictionary<(MatrixKind, Undoing, Mishap), MatrixPayment>();
        var instances = from mishap in Mishap.All from kind in MatrixKinds.All select (kind, mishap);
        await Parallel.ForEachAsync(
            instances,
            new ParallelOptions { MaxDegreeOfParallelism = Together, CancellationToken = TestContext.Current.CancellationToken },
            async (instance, _) =>
            {
                var (kind, mishap) = instance;
                foreach (var undoing in Undoing.All.Where(undoing => kind.Has(undoing, mishap) || mishap == Mishap.None))
                {
                    var payment = payments[(kind, undoing, mishap)] = new MatrixPayment(service, kind, MatrixService.Instance(kind, mishap), undoing, mishap);
                    try
                    {
                        await payment.RunAsync();
                    }
                    catch (TimeoutException timeout)
                    {
                        // One that hangs is named with all others that are wrong.
                        stuck.Enqueue(timeout.Message);
                    }
                }
            });

        // Looked at only now: whatever would have come late, has come.
        var cells = new Dictionary<(MatrixKind Kind, Undoing Undoing, Mishap Mishap), MatrixCell>();
        foreach (var (key, payment) in payments)
            cells[key] = await payment.CellAsync();
        var table = new MatrixTable();
        foreach (var kind in MatrixKinds.All)
            table.Add(kind, (undoing, mishap) => cells.GetValueOrDefault((kind, undoing, mishap)));
        output.WriteLine(table.ToString());

        var wrong = from cell in cells
                    let key = cell.Key
                    let fault = cell.Value.Fault(key.Undoing, mayNeedSomebody: key.Mishap == Mishap.Refused || key.Kind.Lacks.ContainsKey(key.Undoing))
                    where fault is not null
                    select $"{key.Kind.Slug} {key.Undoing.Name}, {key.Mishap.Title}: {fault}: {cell.Value} {cell.Value.Ledger}";
        stuck.Concat(wrong).ShouldBeEmpty();
        Repository.ShouldBeApproved(MatrixTable.Path, table.ToString());
    }
}
