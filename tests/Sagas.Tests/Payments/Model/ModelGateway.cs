using Sagas.Contracts;

namespace Sagas.Tests.Payments.Model;

/// <summary>
/// The reference: a gateway with an adapter's journal, in a few lines. It keeps the truth about the money, moves it once per operation,
/// and an attempt that was asked for before it was sent can never be sent later.
/// </summary>
internal class ModelGateway(ModelCart cart)
{
    private readonly Dictionary<Guid, (long Amount, PaymentStatus After, PaymentItem[] Items)> _done = [];
    private readonly Dictionary<(Guid, int), object> _journal = [];
    private readonly ModelCart _cart = cart;

    public ModelGateway()
        : this(new ModelCart())
    {
    }

    public PaymentStatus? Truth { get; protected set; }

    public virtual long Returned => _cart.Returned;

    public int Movements => Done.Count;

    /// <summary>How long a call may be on its way; nothing shown before is no proof for another operation.</summary>
    public virtual TimeSpan Doubt => TimeSpan.Zero;

    /// <summary>Operations whose money has moved.</summary>
    public virtual IReadOnlyCollection<Guid> Done => _done.Keys;

    /// <summary>Everything that tells one position of the gateway from another, as one text.</summary>
    public virtual string PositionAt(DateTimeOffset now) => string.Join(
        ';', Truth, _cart.Position, string.Join(',', _done.Keys.Order()), string.Join(',', _journal.OrderBy(entry => entry.Key).Select(entry => $"{entry.Key}={entry.Value.GetType().Name}")));

    /// <summary>The same gateway, that can go another way from here.</summary>
    public virtual ModelGateway Copy() => CopyTo(new ModelGateway(_cart.Copy()));

    protected T CopyTo<T>(T copy)
        where T : ModelGateway
    {
        copy.Truth = Truth;
        foreach (var (operation, done) in _done)
            copy._done[operation] = done;
        foreach (var (attempt, answer) in _journal)
            copy._journal[attempt] = answer;
        return copy;
    }

    /// <summary>The shop gives everything back in the gateway's own back office.</summary>
    public bool TryReturnByHand()
    {
        if (Truth != PaymentStatus.Confirmed)
            return false;
        _cart.GiveAllBack();
        Truth = PaymentStatus.Refunded;
        return true;
    }

    /// <summary>The payer's side moves the payment; <c>false</c> when it cannot.</summary>
    public bool TryMove(PaymentStatus to)
    {
        var isLegal = (Truth, to) switch
        {
            (null, PaymentStatus.New or PaymentStatus.Authorized or PaymentStatus.Confirmed) => true,
            (PaymentStatus.New, PaymentStatus.Authorized or PaymentStatus.Confirmed or PaymentStatus.Cancelled) => true,
            (PaymentStatus.Authorized, PaymentStatus.Confirmed or PaymentStatus.Reversed) => true,
            _ => false,
        };
        if (isLegal)
            Truth = to;
        return isLegal;
    }

    /// <summary>Handles a command as the fate of the call wants it, and returns the answer.</summary>
    public object Handle(IGatewayCommand command, Fate fate, DateTimeOffset now = default) => command is ResolveOperation question
        ? fate == Fate.AnswerLost ? Some.Unknown(question) : Resolve(question, now)
        : Execute(command, fate, now);

    /// <summary>A call of that attempt has left, or never will.</summary>
    public bool HasSeen(IGatewayCommand command) => _journal.ContainsKey((command.OperationId, command.Attempt));

    /// <summary>A call arrives that was lost on its way; nobody waits for the answer any more.</summary>
    public void ArriveLate(IGatewayCommand command) => Do(command);

    private object Execute(IGatewayCommand command, Fate fate, DateTimeOffset now)
    {
        var key = (command.OperationId, command.Attempt);
        if (_journal.TryGetValue(key, out var answered))
            return answered;
        if (fate != Fate.NotSent)
            Sending(key, now);
        return _journal[key] = fate switch
        {
            Fate.NotSent => Some.NotSent(command),
            Fate.CallLost or Fate.Late => Some.Unknown(command),
            Fate.AnswerLost when Do(command) is OperationSucceeded or OperationRejected => Some.Unknown(command),
            Fate.Accepted when Do(command) is OperationSucceeded => Some.Accepted(command),
            _ => Do(command),
        };
    }

    protected virtual void Sending((Guid OperationId, int Attempt) attempt, DateTimeOffset now)
    {
    }

    protected virtual object Do(IGatewayCommand command)
    {
        if (_done.TryGetValue(command.OperationId, out var before))
            return Some.Succeeded(command, before.After, before.Amount, external: false, before.Items);
        return (command, Truth) switch
        {
            (CancelSession, PaymentStatus.New) => End(command, PaymentStatus.Cancelled),
            (ReverseAuthorization, PaymentStatus.Authorized) => End(command, PaymentStatus.Reversed),
            (RefundPayment, PaymentStatus.Confirmed) => Refund(command),
            _ => Some.Rejected(command, Truth is PaymentStatus.Refunded ? RejectionCause.AlreadyDone : RejectionCause.PaymentMovedOn, Truth, Some.Full),
        };
    }

    private OperationSucceeded End(IGatewayCommand command, PaymentStatus after)
    {
        _done[command.OperationId] = (command.Amount, after, []);
        Truth = after;
        return Some.Succeeded(command, after);
    }

    private object Refund(IGatewayCommand command)
    {
        if (_cart.GiveBack(command) is not { } back)
            return Some.Rejected(command, RejectionCause.Refused, Truth, Some.Full);
        Truth = Returned == Some.Full ? PaymentStatus.Refunded : PaymentStatus.Confirmed;
        _done[command.OperationId] = (back.Amount, Truth.Value, back.Items);
        return Some.Succeeded(command, Truth.Value, back.Amount, external: false, back.Items);
    }

    protected virtual object Resolve(ResolveOperation question, DateTimeOffset now)
    {
        if (_done.TryGetValue(question.OperationId, out var before))
            return Some.Succeeded(question, before.After, before.Amount, external: false, before.Items);
        Fence(question);
        return Some.NotDone(question, Truth, Some.Full);
    }

    /// <summary>What was never sent never will be.</summary>
    protected void Fence(ResolveOperation question)
    {
        if (question.Attempt > 0)
            _journal.TryAdd((question.OperationId, question.Attempt), Some.NotSent(question));
    }
}

/// <summary>What happens to a call on its way.</summary>
internal enum Fate
{
    Fine,
    AnswerLost,
    CallLost,
    NotSent,
    Accepted,

    /// <summary>It arrives when nobody waits for it any more, or never.</summary>
    Late,
}
