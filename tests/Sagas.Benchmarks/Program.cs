using Sagas.Benchmarks;
using Sagas.Benchmarks.Cancel;
using Sagas.Benchmarks.Modes;
using Sagas.Benchmarks.Pages;
using Sagas.Benchmarks.Side;

const string Usage =
    """
    dotnet run -c Release --project tests/Sagas.Benchmarks -- MODE [OPTIONS]

      throughput  the durable engine against MassTransit with no persistence, in interleaved pairs
                  --payments 5000  --pairs 5
      growth      the durable engine on an empty database against one full of payments
                  --payments 5000  --pairs 3 (0: only fill)  --rows 10000000
                  --aged 0 (payments worked off in the full database since the last checkpoint; 0: each measurement begins with one)
                  --keep NAME (a database that is filled once and stays, for servers of your own)
      latency     from the failure's publication to the refund command at the gateway, at half of the measured throughput
                  --payments 5000  --seconds 20  --rate 0 (payments/s; 0: measured first)
      backlog     memory while many messages wait
                  --messages 200000
      processes   one, two and four processes on one database and broker
                  --payments 5000  --processes 0 (only so many; 0: one, two and four)
      cancel      POST /cancel on the loopback gateway, in memory, and refusals of wrong tokens compared; needs no servers
                  --seconds 20  --rate 50 (cancels/s)  --warm-up 200  --tokens 5000
      pages       the operations pages over a table full of payments
                  --rows 10000000  --keep NAME (the same database as growth's)
                  --stories 50000 (payments with all that happened to them)  --times 20 (looks at each page)
      for the others
                  --warm-up 4000 (payments before the clock)  --gateway-concurrency 128  --plot FILE.svg

    Servers are those of SAGAS_TEST_POSTGRES and SAGAS_TEST_RABBITMQ, else private ones. Settings of the engine come from the environment,
    such as Engine__ConcurrentMessages. The last line is the result as JSON.
    """;

using var interrupted = new CancellationTokenSource();
Console.CancelKeyPress += (_, press) =>
{
    press.Cancel = true;
    interrupted.Cancel();
};

try
{
    if (args is [SideProgram.Command])
        return await SideProgram.RunAsync();
    var arguments = BenchArguments.Parse(args);
    Func<BenchArguments, CancellationToken, Task> mode = arguments.Mode switch
    {
        "throughput" => ThroughputMode.RunAsync,
        "growth" => GrowthMode.RunAsync,
        "latency" => LatencyMode.RunAsync,
        "backlog" => BacklogMode.RunAsync,
        "pages" => PagesMode.RunAsync,
        "cancel" => CancelMode.RunAsync,
        "processes" => ProcessesMode.RunAsync,
        var other => throw new UsageException($"There is no mode '{other}'."),
    };
    await mode(arguments, interrupted.Token);
    return 0;
}
catch (UsageException wrong)
{
    await Console.Error.WriteLineAsync(wrong.Message);
    await Console.Error.WriteLineAsync(Usage);
    return 2;
}
catch (OperationCanceledException) when (interrupted.IsCancellationRequested)
{
    await Console.Error.WriteLineAsync("Interrupted.");
    return 130;
}
