namespace Sagas.Gateways.EasyCredit;

/// <summary>A transaction in the payment interface.</summary>
/// <param name="Status">Its word.</param>
/// <param name="TransactionId">The six characters, once easyCredit decided.</param>
/// <param name="OrderValue">In cents.</param>
internal sealed record EasyCreditTransaction(string Status, string? TransactionId, long? OrderValue)
{
    public static EasyCreditTransaction? Read(JsonFields body)
    {
        var decision = body.Object("decision");
        var id = decision.Text("transactionId");
        return body.Text("status") is { } status
            ? new EasyCreditTransaction(status, EasyCreditIds.IsTransaction(id) ? id : null, decision.Cents("orderValue"))
            : null;
    }
}
