using Sagas.Storage;

namespace Sagas.Service.Api.Views;

/// <summary>One page of payments.</summary>
/// <param name="Payments">Last updated first.</param>
/// <param name="Next">Give it as <c>after</c> for the next page; <c>null</c> at the end.</param>
public sealed record PaymentListView(IReadOnlyList<PaymentView> Payments, string? Next)
{
    public static PaymentListView From(PaymentPage page) => new([.. page.Payments.Select(PaymentView.From)], page.Next);
}
