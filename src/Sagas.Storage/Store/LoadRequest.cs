using Sagas.Payments;

namespace Sagas.Storage;

/// <summary>One message's question to the store.</summary>
/// <param name="SagaId">The saga.</param>
/// <param name="Inbox">The message; <c>null</c> when only the saga is wanted.</param>
public sealed record LoadRequest(Guid SagaId, InboxKey? Inbox);

/// <summary>What the store knows about it.</summary>
/// <param name="Saga">The saga with <see cref="PaymentSaga.Version"/> as stored, or <c>null</c>.</param>
/// <param name="ConsumedBodyHash">The hash kept when the message was consumed; <c>null</c> when it was not.</param>
public sealed record LoadedSaga(PaymentSaga? Saga, string? ConsumedBodyHash);

/// <summary>What makes a message the same message: names are pinned, so neither a renamed class nor a renamed queue brings it back.</summary>
/// <param name="SagaId">The saga that consumed it.</param>
/// <param name="Message">The message's name in kebab case.</param>
/// <param name="MessageId">Its id.</param>
public readonly record struct InboxKey(Guid SagaId, string Message, Guid MessageId);
