using System.Text.Json;
using System.Text.Json.Nodes;
using Sagas.Service.Api.Actions;
using Sagas.Service.Ingress;

namespace Sagas.Service.Components;

/// <summary>A decision as it was typed.</summary>
public sealed record DecisionForm(string? Reason, string? Amount, string? Reference)
{
    public const string ReasonField = "reason";
    public const string AmountField = "amount";
    public const string ReferenceField = "reference";

    /// <summary>One drawn form is one decision, however often its button is pressed.</summary>
    public const string IdField = "id";

    public static DecisionForm Empty { get; } = new(null, null, null);

    public static DecisionForm Read(IFormCollection form) => new(form[ReasonField], form[AmountField], form[ReferenceField]);

    /// <summary>The body that a caller of the API would send; the same rules judge it.</summary>
    /// <param name="action">What is decided.</param>
    /// <param name="currency">The payment's, whose decimals the amount has.</param>
    /// <param name="errors">Told what is no amount.</param>
    internal ReadOnlyMemory<byte> ToBody(PersonAction action, string? currency, BodyErrors errors)
    {
        var body = new JsonObject { [ReasonField] = Reason?.Trim() };
        if (action.Body == typeof(ManualRefundBody))
        {
            var amount = Money.Parse(Amount?.Trim() ?? "", currency);
            if (amount is null)
            {
                errors.Add(AmountField, $"must be an amount such as {Money.Plain(150_000, currency)}");
            }

            body[AmountField] = amount;
            body[ReferenceField] = Reference?.Trim();
        }

        return JsonSerializer.SerializeToUtf8Bytes(body);
    }
}
