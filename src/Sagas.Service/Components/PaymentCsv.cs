using System.Globalization;
using System.Text;
using Sagas.Payments;
using Sagas.Service.Api.Views;
using Sagas.Storage;

namespace Sagas.Service.Components;

/// <summary>What a search finds, as a file: written page by page, never held as a whole, and no longer than so many rows.</summary>
internal sealed class PaymentCsv(IOperationsReader reader, PaymentSearch search, int mostRows) : IResult
{
    private const int PageRows = 500;
    private const string Head = "team,payment,order,gateway,gatewayPayment,status,state,currency,originalAmount,returned,remains,why,next,nextAt,created,updated\r\n";

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var aborted = httpContext.RequestAborted;
        // The first page before the first byte, so that a fault is still an answer.
        var page = await ReadAsync(search.After, mostRows, aborted);
        var response = httpContext.Response;
        response.ContentType = "text/csv; charset=utf-8";
        response.Headers.ContentDisposition = "attachment; filename=\"payments.csv\"";
        await response.WriteAsync(Head, aborted);
        for (var left = mostRows; ; page = await ReadAsync(page.Next, left, aborted))
        {
            var rows = new StringBuilder();
            foreach (var saga in page.Payments)
            {
                Write(rows, saga);
            }

            await response.WriteAsync(rows.ToString(), aborted);
            left -= page.Payments.Count;
            if (left <= 0 || page.Next is null)
            {
                return;
            }
        }
    }

    private Task<SearchPage> ReadAsync(string? after, int left, CancellationToken cancellationToken) =>
        reader.SearchAsync(search with { After = after, Limit = Math.Min(PageRows, left) }, cancellationToken);

    private static void Write(StringBuilder rows, PaymentSaga saga)
    {
        var payment = PaymentView.From(saga);
        rows.AppendJoin(',', new[]
        {
            payment.TeamSlug, payment.PaymentId, payment.OrderId, payment.Gateway, payment.GatewayPaymentId,
            payment.Status is null ? null : StatusWord.Of(payment.Status), payment.State, payment.Currency,
            Money.Plain(payment.OriginalAmount, payment.Currency), Money.Plain(payment.ReturnedAmount, payment.Currency), Money.Plain(payment.NewAmount, payment.Currency),
            saga.Hold ?? payment.Reason, payment.Next.What, Time(payment.Next.At), Time(payment.CreatedAt), Time(payment.UpdatedAt),
        }.Select(Cell)).Append("\r\n");
    }

    private static string? Time(DateTimeOffset? at) => at?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);

    // A cell that begins like a formula would be one in the spreadsheet of whoever opens the file.
    private static string Cell(string? text) => text switch
    {
        null or "" => "",
        ['=' or '+' or '-' or '@' or '\t' or '\r', ..] => $"\"'{Doubled(text)}\"",
        _ when text.AsSpan().IndexOfAny(",\"\r\n;") >= 0 => $"\"{Doubled(text)}\"",
        _ => text,
    };

    private static string Doubled(string text) => text.Replace("\"", "\"\"", StringComparison.Ordinal);
}
