using System.Globalization;
using Sagas.Service.Api.Keys;
using Sagas.Service.Api.Views;
using Sagas.Service.Ingress;
using Sagas.Service.Ingress.Fields;
using Sagas.Storage;

namespace Sagas.Service.Api;

/// <summary>The filters of the list of payments.</summary>
internal static class PaymentQuery
{
    private const int MostPayments = 500;
    private const int CursorLength = 512;
    private const string Teams = "team";
    private static readonly IdRule Text = new(EventFields.IdLength);
    private static readonly IdRule Cursor = new(CursorLength);

    /// <summary>What the query asks for, within what the caller may see.</summary>
    public static PaymentFilter Read(HttpContext context, BodyErrors errors) => Read(context.Request.Query, context.Caller(), errors);

    private static PaymentFilter Read(IQueryCollection query, Caller? caller, BodyErrors errors) => new()
    {
        TeamSlug = Team(TextOf(query, Teams, Text, errors), caller, errors),
        State = OneOf(query, "state", SagaStates.All, errors),
        Status = OneOf(query, "status", SagaStates.Statuses.Keys, errors) is { } status ? SagaStates.Statuses[status] : null,
        Gateway = TextOf(query, "gateway", Text, errors),
        After = TextOf(query, "after", Cursor, errors),
        Limit = Number(query, "limit", 1, MostPayments, new PaymentFilter().Limit, errors),
    };

    /// <summary>The page of the filter; <c>null</c>, told in <paramref name="errors"/>, when it begins where no page said that it may.</summary>
    public static async Task<PaymentListView?> ReadPageAsync(
        this IPaymentReader reader, PaymentFilter filter, BodyErrors errors, CancellationToken cancellationToken)
    {
        try
        {
            return PaymentListView.From(await reader.ListAsync(filter, cancellationToken));
        }
        catch (FormatException) when (filter.After is not null)
        {
            errors.Add("after", "is not the next of a page");
            return null;
        }
    }

    /// <summary>A whole number in the query, or its default.</summary>
    public static int Number(IQueryCollection query, string name, int min, int max, int absent, BodyErrors errors)
    {
        if (Single(query, name, errors) is not { } text)
        {
            return absent;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max)
        {
            return number;
        }

        errors.Add(name, string.Create(CultureInfo.InvariantCulture, $"must be a whole number from {min} to {max}"));
        return absent;
    }

    // Teams that a caller may not see are told like teams that do not exist.
    private static string? Team(string? asked, Caller? caller, BodyErrors errors)
    {
        if (caller?.Teams is not { } teams || (asked is not null && teams.Contains(asked)))
        {
            return asked;
        }

        if (asked is null && teams.Count == 1)
        {
            return teams.Single();
        }

        errors.Add(Teams, $"must be one of {string.Join(", ", teams.Order(StringComparer.Ordinal))}");
        return asked;
    }

    private static string? TextOf(IQueryCollection query, string name, IdRule rule, BodyErrors errors)
    {
        var text = Single(query, name, errors);
        if (text is not null && rule.Fault(text) is { } fault)
        {
            errors.Add(name, fault);
        }

        return text;
    }

    private static string? OneOf(IQueryCollection query, string name, IEnumerable<string> words, BodyErrors errors)
    {
        if (Single(query, name, errors) is not { } text)
        {
            return null;
        }

        if (words.FirstOrDefault(word => string.Equals(word, text, StringComparison.OrdinalIgnoreCase)) is { } known)
        {
            return known;
        }

        errors.Add(name, $"must be one of {string.Join(", ", words)}");
        return null;
    }

    // An empty parameter, as an unfilled form sends it, is an absent one.
    private static string? Single(IQueryCollection query, string name, BodyErrors errors)
    {
        var values = query[name];
        if (values.Count > 1)
        {
            errors.Add(name, "is given more than once");
        }

        return string.IsNullOrEmpty(values.FirstOrDefault()) ? null : values[0];
    }
}
