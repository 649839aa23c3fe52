using Microsoft.AspNetCore.Http.Extensions;
using Sagas.Gateways;
using Sagas.Payments;
using Sagas.Service.Api;
using Sagas.Service.Ingress;
using Sagas.Service.Ingress.Fields;
using Sagas.Storage;

namespace Sagas.Service.Components;

/// <summary>A search as it stands in the address: what was typed, and what it asks the store.</summary>
public sealed record SearchQuery
{
    public const string TextField = "q";
    public const string TeamField = "team";
    public const string StateField = "state";
    public const string StatusField = "status";
    public const string GatewayField = "gateway";
    public const string WhyField = "why";
    public const string FailureField = "failure";
    public const string ReasonField = "reason";
    public const string AgeField = "age";
    public const string CurrencyField = "currency";
    public const string FromField = "from";
    public const string ToField = "to";
    public const string AfterField = "after";

    private const int WhyLength = 2_000;
    private const int CursorLength = 512;

    private static readonly Dictionary<string, TimeSpan> Spans = new(StringComparer.Ordinal)
    {
        ["15 minutes"] = TimeSpan.FromMinutes(15),
        ["1 hour"] = TimeSpan.FromHours(1),
        ["1 day"] = TimeSpan.FromDays(1),
        ["7 days"] = TimeSpan.FromDays(7),
        ["30 days"] = TimeSpan.FromDays(30),
    };

    private readonly Dictionary<string, string> _given = new(StringComparer.Ordinal);

    public static IReadOnlyList<string> Ages { get; } = [.. Spans.Keys];

    public string? Text => _given.GetValueOrDefault(TextField);

    public string? Team => _given.GetValueOrDefault(TeamField);

    public string? State => _given.GetValueOrDefault(StateField);

    public string? Status => _given.GetValueOrDefault(StatusField);

    public string? Gateway => _given.GetValueOrDefault(GatewayField);

    public string? Why => _given.GetValueOrDefault(WhyField);

    public static IReadOnlyList<string> Failures { get; } = Enum.GetNames<ClaimCause>();

    public string? Failure => _given.GetValueOrDefault(FailureField);

    public string? Reason => _given.GetValueOrDefault(ReasonField);

    public string? Age => _given.GetValueOrDefault(AgeField);

    public string? Currency => _given.GetValueOrDefault(CurrencyField);

    public string? From => _given.GetValueOrDefault(FromField);

    public string? To => _given.GetValueOrDefault(ToField);

    public bool IsEmpty => _given.Count == 0;

    /// <summary>What it asks for; a fault, told in the errors of <see cref="Read"/>, leaves its field out.</summary>
    public PaymentSearch Search { get; private init; } = new();

    internal static SearchQuery Read(IQueryCollection query, DateTimeOffset now, BodyErrors errors)
    {
        var read = new SearchQuery();
        var ids = new IdRule(EventFields.IdLength);
        var search = new PaymentSearch
        {
            Text = read.Take(query, TextField, ids, errors),
            TeamSlug = read.Take(query, TeamField, ids, errors),
            State = read.OneOf(query, StateField, SagaStates.All, errors),
            Status = read.OneOf(query, StatusField, [.. SagaStates.Statuses.Keys], errors) is { } status ? SagaStates.Statuses[status] : null,
            Gateway = read.Take(query, GatewayField, ids, errors),
            Why = read.Take(query, WhyField, new TextRule(WhyLength), errors),
            Failure = read.OneOf(query, FailureField, Failures, errors) is { } failure ? Enum.Parse<ClaimCause>(failure) : null,
            Reason = read.Take(query, ReasonField, new TextRule(EventFields.IdLength), errors),
            UpdatedUntil = read.OneOf(query, AgeField, Ages, errors) is { } age ? now - Spans[age] : null,
            Currency = read.Take(query, CurrencyField, ids, errors)?.ToUpperInvariant(),
        };
        return read with
        {
            Search = search with
            {
                AmountFrom = read.Amount(query, FromField, search.Currency, errors),
                AmountTo = read.Amount(query, ToField, search.Currency, errors),
                // Where the page begins is no part of the search: its links carry their own.
                After = new SearchQuery().Take(query, AfterField, new TextRule(CursorLength), errors),
            },
        };
    }

    /// <summary>The same search at another page or in another form.</summary>
    public string AddressOf(string path, string? after)
    {
        var builder = new QueryBuilder(_given);
        if (after is not null)
        {
            builder.Add(AfterField, after);
        }

        return path + builder.ToQueryString();
    }

    // What people paste has blanks around it; an unfilled field is an absent one.
    private string? Take(IQueryCollection query, string name, TextRule rule, BodyErrors errors)
    {
        var values = query[name];
        if (values.Count > 1)
        {
            errors.Add(name, "is given more than once");
        }

        if (values.FirstOrDefault()?.Trim() is not { Length: > 0 } text)
        {
            return null;
        }

        if (text.Contains('\0', StringComparison.Ordinal) || rule.Fault(text) is not null)
        {
            errors.Add(name, rule.Fault(text) ?? "must not have U+0000");
            return null;
        }

        _given[name] = text;
        return text;
    }

    private string? OneOf(IQueryCollection query, string name, IReadOnlyList<string> words, BodyErrors errors)
    {
        if (Take(query, name, new TextRule(EventFields.IdLength), errors) is not { } text)
        {
            return null;
        }

        var known = words.FirstOrDefault(word => string.Equals(word, text, StringComparison.OrdinalIgnoreCase));
        if (known is null)
        {
            errors.Add(name, $"must be one of {string.Join(", ", words)}");
            return null;
        }

        return _given[name] = known;
    }

    private long? Amount(IQueryCollection query, string name, string? currency, BodyErrors errors)
    {
        if (Take(query, name, new TextRule(EventFields.IdLength), errors) is not { } text)
        {
            return null;
        }

        if (currency is null || !Currencies.IsKnown(currency))
        {
            errors.Add(name, "needs a currency, such as RUB");
            return null;
        }

        if (Money.Parse(text, currency) is { } amount)
        {
            return amount;
        }

        errors.Add(name, "must be an amount such as 1500.00");
        return null;
    }
}
