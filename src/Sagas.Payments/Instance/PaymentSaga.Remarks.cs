using System.Text.Json.Serialization;

namespace Sagas.Payments;

public sealed partial class PaymentSaga
{
    private List<string>? _remarks;

    /// <summary>What the current message meant, for its history row; not stored with the payment.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Remarks => _remarks ?? [];

    /// <summary>Who acted, when a person did; not stored with the payment.</summary>
    [JsonIgnore]
    public string? Actor { get; set; }

    /// <summary>Something is wrong that a person should know although nothing waits for them; not stored with the payment.</summary>
    [JsonIgnore]
    public bool Alerted { get; private set; }

    /// <summary>Adds a sentence to the history row of the current message.</summary>
    public void Remark(string sentence) => (_remarks ??= []).Add(sentence);

    /// <summary>A remark that also raises an alert.</summary>
    public void Alert(string sentence)
    {
        Alerted = true;
        Remark(sentence);
    }

    /// <summary>Forgets what the last message left to be told, so that an instance that is used again is like one that was just read.</summary>
    public void ForgetTurn()
    {
        _remarks = null;
        Actor = null;
        Alerted = false;
    }
}
