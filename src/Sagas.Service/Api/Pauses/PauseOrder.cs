using System.Text.Json;
using System.Text.Json.Nodes;
using Sagas.Gateways;
using Sagas.Payments;
using Sagas.Service.Ingress;
using Sagas.Service.Ingress.Fields;

namespace Sagas.Service.Api.Pauses;

/// <summary>What is to be paused or resumed, read and checked.</summary>
internal sealed record PauseOrder(PauseScope Scope, string Reason)
{
    private const string ScopeField = "scope";
    private const string NameField = "name";

    private static readonly ObjectRule Rule = new(
        [new(ScopeField, new ScopeRule(), Required: true), new(NameField, new IdRule(EventFields.KeyLength)), EventFields.RequiredReason]);

    public static PauseOrder? Read(ReadOnlyMemory<byte> body, IGatewayRegistry gateways, BodyErrors errors)
    {
        using var document = JsonBody.Parse(body, errors);
        if (document is null
            || Rule.Read(document.RootElement, BodyErrors.Root, new ReadingContext(errors, default, default)) is not { } read
            || errors.Any
            || ScopeOf((string?)read[ScopeField], (string?)read[NameField], gateways, errors) is not { } scope)
        {
            return null;
        }

        return new PauseOrder(scope, (string?)read[EventFields.RequiredReason.Name] ?? "");
    }

    /// <summary>The query is held to the same rules as the body.</summary>
    public static PauseOrder? Read(IQueryCollection query, IGatewayRegistry gateways, BodyErrors errors)
    {
        var asBody = new JsonObject();
        foreach (var (name, values) in query)
        {
            if (values.Count > 1)
            {
                errors.Add(name, "is given more than once");
            }

            asBody[name] = values[0];
        }

        return Read(JsonSerializer.SerializeToUtf8Bytes(asBody), gateways, errors);
    }

    private static PauseScope? ScopeOf(string? kind, string? name, IGatewayRegistry gateways, BodyErrors errors)
    {
        if (kind == PauseScope.Everything.Kind)
        {
            if (name is null)
            {
                return PauseScope.Everything;
            }

            errors.Add(NameField, "must be absent when the scope is all");
            return null;
        }

        if (name is null)
        {
            errors.Add(NameField, $"is required when the scope is {kind}");
            return null;
        }

        if (kind == PauseScope.Team(name).Kind)
        {
            return PauseScope.Team(name);
        }

        // A pause of a gateway that nobody has configured would hold nothing and look as if it did.
        if (gateways.TryGet(name, out _))
        {
            return PauseScope.Gateway(name);
        }

        errors.Add(NameField, $"is not a configured gateway; there are {string.Join(", ", gateways.Instances.Order(StringComparer.Ordinal))}");
        return null;
    }

    private sealed record ScopeRule() : TextRule(EventFields.KeyLength)
    {
        private static readonly string[] Kinds = [PauseScope.Everything.Kind, PauseScope.Team("").Kind, PauseScope.Gateway("").Kind];

        public override string? Fault(string text) =>
            Kinds.Contains(text, StringComparer.Ordinal) ? null : $"must be one of {string.Join(", ", Kinds)}";
    }
}
