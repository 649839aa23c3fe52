using Microsoft.OpenApi;
using Sagas.Service.Ingress;
using Sagas.Service.Ingress.Fields;

namespace Sagas.Service.Cancel;

/// <summary>The two bodies of <c>POST /cancel</c>, field by field.</summary>
internal static class CancelSchemas
{
    public static OpenApiSchema Request => Object(
        required: ["TeamSlug", "PaymentId", "Token"],
        ("TeamSlug", Text("The team, as it was issued.", EventFields.KeyLength)),
        ("PaymentId", Text("The payment within the team.", EventFields.KeyLength)),
        ("Token", Text("The signature: 64 hex digits.", CancelForm.TokenLength)),
        ("IP", Text("The customer's address, for the log.", CancelForm.IpLength)),
        ("Amount", new OpenApiSchema
        {
            Type = JsonSchemaType.Integer,
            Format = "int64",
            Minimum = "1",
            Maximum = WholeNumberRule.MaxAmount.ToString(System.Globalization.CultureInfo.InvariantCulture),
            Description = "The payment's full amount in minor units (kopecks); a payment is always cancelled as a whole.",
        }),
        ("Route", new OpenApiSchema { Type = JsonSchemaType.String, Enum = [CancelForm.CardRoute], Description = "Standard card payments." }),
        ("ExternalRequestId", new OpenApiSchema
        {
            Type = JsonSchemaType.String,
            MaxLength = CancelForm.ExternalRequestIdLength,
            Description = "The merchant's own id of the operation: with the same one the same operation is answered. Empty or absent: every call is a new one.",
        }));

    public static OpenApiSchema Answer => Object(
        required: ["TeamSlug", "OrderId", "Success", "Status", "OriginalAmount", "NewAmount", "PaymentId", "ErrorCode"],
        ("TeamSlug", Text("As it was sent.")),
        ("OrderId", Text("The merchant's order; empty when no payment was found.")),
        ("Success", new OpenApiSchema { Type = JsonSchemaType.Boolean, Description = "Whether the payment has ended." }),
        ("Status", new OpenApiSchema
        {
            Type = JsonSchemaType.String,
            Enum = ["", "NEW", "AUTHORIZED", "CONFIRMED", "CANCELLED", "REVERSED", "REFUNDED"],
            Description = "The payment's status now; empty when no payment was found.",
        }),
        ("OriginalAmount", Amount("What the customer paid, in minor units.")),
        ("NewAmount", Amount("What remains with the merchant, in minor units.")),
        ("PaymentId", new OpenApiSchema
        {
            OneOf = [new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int64" }, new OpenApiSchema { Type = JsonSchemaType.String }],
            Description = "As it was sent: a number when it is a whole number from 1 to 9007199254740991 without leading zero, else a string.",
        }),
        ("ErrorCode", Text("\"0\": success.")),
        ("Message", Text("What is wrong, in a sentence.", CancelAnswer.MessageLength)),
        ("Details", Text("More about it.")),
        ("ExternalRequestId", Text("As it was sent.")));

    private static OpenApiSchema Object(string[] required, params ReadOnlySpan<(string Name, OpenApiSchema Schema)> fields)
    {
        var schema = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Required = new HashSet<string>(required, StringComparer.Ordinal),
            Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal),
        };
        foreach (var (name, field) in fields)
        {
            schema.Properties[name] = field;
        }

        return schema;
    }

    private static OpenApiSchema Text(string meaning, int? longest = null) => new() { Type = JsonSchemaType.String, Description = meaning, MaxLength = longest };

    private static OpenApiSchema Amount(string meaning) => new() { Type = JsonSchemaType.Integer, Format = "int64", Minimum = "0", Description = meaning };
}
