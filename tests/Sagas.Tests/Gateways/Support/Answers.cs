using System.Collections.Concurrent;
using MassTransit;
using Sagas.Contracts;
using Sagas.Tests.Support;

namespace Sagas.Tests.Gateways;

/// <summary>An answer as the saga would get it.</summary>
internal sealed record ReceivedAnswer(Guid? MessageId, Guid? CorrelationId, Guid? ConversationId, IOperationAnswer Body);

/// <summary>Stands where the saga listens.</summary>
internal sealed class Answers
{
    public ConcurrentQueue<ReceivedAnswer> All { get; } = new();

    public async Task<IReadOnlyList<ReceivedAnswer>> UntilAsync(int count)
    {
        await Probe.UntilAsync(() => All.Count, x => x >= count);
        return [.. All];
    }
}

/// <summary>Takes the answers off the saga's queue.</summary>
internal sealed class AnswerConsumer(Answers answers)
    : IConsumer<OperationSucceeded>, IConsumer<OperationAccepted>, IConsumer<OperationRejected>,
        IConsumer<OperationNotSent>, IConsumer<OperationUnknown>, IConsumer<OperationNotDone>
{
    public Task Consume(ConsumeContext<OperationSucceeded> context) => Take(context);

    public Task Consume(ConsumeContext<OperationAccepted> context) => Take(context);

    public Task Consume(ConsumeContext<OperationRejected> context) => Take(context);

    public Task Consume(ConsumeContext<OperationNotSent> context) => Take(context);

    public Task Consume(ConsumeContext<OperationUnknown> context) => Take(context);

    public Task Consume(ConsumeContext<OperationNotDone> context) => Take(context);

    private Task Take<T>(ConsumeContext<T> context)
        where T : class, IOperationAnswer
    {
        answers.All.Enqueue(new ReceivedAnswer(context.MessageId, context.CorrelationId, context.ConversationId, context.Message));
        return Task.CompletedTask;
    }
}
