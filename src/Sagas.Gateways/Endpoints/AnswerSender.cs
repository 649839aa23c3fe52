using System.Runtime.Serialization;
using MassTransit;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Polly;
using Polly.Retry;

namespace Sagas.Gateways;

/// <summary>
/// Brings an answer to the saga however long the bus is away: the command waits, unacknowledged, and is never a fault. The wait ends with
/// the delivery. A transport that closes a connection waits for those who still work on its deliveries, so a wait without this end would
/// keep it from ever making a new one.
/// </summary>
internal sealed class AnswerSender
{
    private readonly GatewayAnswerOptions _options;
    private readonly ResiliencePipeline _patience;

    public AnswerSender(IOptions<GatewayAnswerOptions> options, TimeProvider time, ILogger<AnswerSender> logger)
    {
        _options = options.Value;
        _patience = new ResiliencePipelineBuilder { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = int.MaxValue,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = _options.RetryDelay,
                MaxDelay = _options.RetryDelayMax,
                ShouldHandle = static args => ValueTask.FromResult(
                    IsOfTheBus(args.Outcome.Exception) && !args.Context.CancellationToken.IsCancellationRequested),
                OnRetry = args =>
                {
                    logger.AnswerWaits(args.Outcome.Exception?.GetType().Name, args.RetryDelay);
                    return ValueTask.CompletedTask;
                },
            })
            .Build();
    }

    /// <exception cref="OperationCanceledException">The delivery has ended; the command will come again and give the same answer.</exception>
    public async Task SendAsync(ConsumeContext command, GatewayOperation operation, GatewayOutcome outcome, Guid messageId)
    {
        var ended = command.CancellationToken;
        try
        {
            await _patience.ExecuteAsync(
                async token =>
                {
                    // A consume context keeps every failed send and fails the delivery with it, also when it was sent again since.
                    var saga = await command.ReceiveContext.SendEndpointProvider.GetSendEndpoint(_options.SagaAddress);
                    await saga.SendAsync(command, operation, outcome, messageId, token);
                },
                ended);
        }
        catch (Exception exception) when (IsOfTheBus(exception) && exception is not OperationCanceledException && ended.IsCancellationRequested)
        {
            // What a transport throws while it closes is no failure of the command.
            throw new OperationCanceledException("The delivery ended before its answer was sent.", exception, ended);
        }
    }

    // A transport throws what it likes. These two are about the answer itself, which no repetition mends.
    private static bool IsOfTheBus(Exception? exception) => exception is not (null or SerializationException or ArgumentException);
}
