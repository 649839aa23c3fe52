using Sagas.Contracts;

namespace Sagas.Tests.Payments.Model;

/// <summary>
/// The reference for a gateway that takes amounts and chooses by the payment's state what a call does, as T-Bank does: it knows a call that comes again by its key, shows
/// only where the payment stands, and calls may be long under way.
/// </summary>
internal sealed class ModelTerminal : ModelGateway
{
    private readonly Dictionary<Guid, (long Amount, PaymentStatus After)> _moved = [];
    private readonly List<((Guid OperationId, int Attempt) Attempt, DateTimeOffset At)> _sent = [];
    private readonly HashSet<(Guid, int)> _denied = [];

    public override long Returned => _moved.Values.Sum(moved => moved.Amount);

    public override TimeSpan Doubt => TimeSpan.FromSeconds(95);

    public override IReadOnlyCollection<Guid> Done => _moved.Keys;

    public override string PositionAt(DateTimeOffset now) => string.Join(
        ';',
        base.PositionAt(now),
        string.Join(',', _moved.OrderBy(moved => moved.Key)),
        string.Join(',', _sent.Select(sent => $"{sent.Attempt}:{Math.Max(0, (sent.At + Doubt - now).TotalSeconds)}")),
        string.Join(',', _denied.Order()));

    public override ModelGateway Copy()
    {
        var copy = CopyTo(new ModelTerminal());
        foreach (var (operation, moved) in _moved)
            copy._moved[operation] = moved;
        copy._sent.AddRange(_sent);
        copy._denied.UnionWith(_denied);
        return copy;
    }

    protected override void Sending((Guid OperationId, int Attempt) attempt, DateTimeOffset now) => _sent.Add((attempt, now));

    protected override object Do(IGatewayCommand command)
    {
        if (_moved.TryGetValue(command.OperationId, out var before))
            return Some.Succeeded(command, before.After, before.Amount);
        if (IsUndone || Returned + command.Amount > Some.Full)
            return Some.Rejected(command, RejectionCause.PaymentMovedOn, Truth, Some.Full);
        if (Returned + command.Amount == Some.Full)
        {
            Truth = Truth switch
            {
                PaymentStatus.New => PaymentStatus.Cancelled,
                PaymentStatus.Authorized => PaymentStatus.Reversed,
                _ => PaymentStatus.Refunded,
            };
        }

        _moved[command.OperationId] = (command.Amount, Truth!.Value);
        return Some.Succeeded(command, Truth.Value, command.Amount);
    }

    // As the resolver does: what stands there may be the doing of whatever was sent since.
    protected override object Resolve(ResolveOperation question, DateTimeOffset now)
    {
        Fence(question);
        var attempt = (question.OperationId, question.Attempt);
        var index = _sent.FindIndex(sent => sent.Attempt == attempt);
        if (IsUndone && index >= 0)
        {
            return index == _sent.Count - 1 ? Some.Succeeded(question, Truth!.Value, question.PaymentAmount - question.ReturnedAmount)
                : _denied.Contains(attempt) ? Some.NotDone(question)
                : Some.Unknown(question);
        }

        if (index < 0)
            return Some.NotDone(question, Truth, Some.Full) with { NeverSent = question.Attempt > 0 };
        _denied.Add(attempt);
        // A part shows nowhere.
        var until = question.Amount < question.PaymentAmount - question.ReturnedAmount ? DateTimeOffset.MaxValue : _sent[index].At + Doubt;
        return Some.NotDone(question, Truth, Some.Full) with { MayArriveUntil = until > now ? until : null };
    }

    private bool IsUndone => Truth is PaymentStatus.Cancelled or PaymentStatus.Reversed or PaymentStatus.Refunded;
}
