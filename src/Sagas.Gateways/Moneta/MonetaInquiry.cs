using System.Globalization;
using System.Text.Json;

namespace Sagas.Gateways.Moneta;

/// <summary>Questions to the gateway: an operation by its number, and the operations that carry one of our labels.</summary>
internal sealed class MonetaInquiry(MonetaClient client, long account)
{
    private const int PageSize = 50;
    private const int MostPages = 5;

    /// <summary>The operation, or why it cannot be told.</summary>
    public sealed record Details(MonetaOperation? Operation, string Trouble = "", string? Code = null, bool IsNotFound = false, TimeSpan? RetryAfter = null);

    /// <summary>All operations with a label, or why they cannot be told.</summary>
    public sealed record Listing(IReadOnlyList<MonetaOperation>? Operations, string Trouble = "", string? Code = null, TimeSpan? RetryAfter = null);

    public async Task<Details> DetailsAsync(long id, CancellationToken cancellationToken)
    {
        var answer = await client.AskAsync("GetOperationDetailsById", client.Envelope.Details(id), cancellationToken);
        if (answer is MonetaAnswer.Response response)
        {
            return MonetaJson.Field(response.Body, "operation") is { } info && MonetaOperation.Read(info) is var operation && operation.Id == id
                ? new Details(operation)
                : new Details(null, "The answer is about another operation.");
        }

        var (code, trouble) = answer.Trouble;
        return new Details(
            null, trouble, code, answer is MonetaAnswer.Refused { Fault.Meaning: FaultMeaning.NotFound }, (answer as MonetaAnswer.NotSent)?.RetryAfter);
    }

    /// <summary>A label is no unique key: several operations may carry it. An incomplete list is none.</summary>
    public async Task<Listing> LabelledAsync(Guid label, CancellationToken cancellationToken)
    {
        var found = new List<MonetaOperation>();
        for (var page = 1; page <= MostPages; page++)
        {
            var answer = await client.AskAsync("FindOperationsListByCTID", client.Envelope.Labelled(account, label, page, PageSize), cancellationToken);
            if (answer is not MonetaAnswer.Response { Body: var body })
            {
                var (code, trouble) = answer.Trouble;
                return new Listing(null, trouble, code, (answer as MonetaAnswer.NotSent)?.RetryAfter);
            }

            var rows = MonetaJson.Entries(body, "operation").Select(MonetaOperation.Read).ToList();
            if (Number(body, "size") is not { } size || size != rows.Count)
                return new Listing(null, "The list of operations is not complete.");
            found.AddRange(rows);
            if (page >= (Number(body, "pagesCount") ?? 1))
                return (Number(body, "totalSize") ?? found.Count) == found.Count ? new Listing(found) : new Listing(null, "The list of operations is not complete.");
        }

        return new Listing(null, "More operations carry this label than are read.");
    }

    private static int? Number(JsonElement body, string name) =>
        int.TryParse(MonetaJson.Text(body, name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
