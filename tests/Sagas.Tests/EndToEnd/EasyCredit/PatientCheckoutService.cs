namespace Sagas.Tests.EndToEnd.EasyCredit;

/// <summary>It asks after an hour, so whatever it learns within a test it was told.</summary>
public sealed class PatientCheckoutService : CheckoutService
{
    protected override TimeSpan AskAfter => TimeSpan.FromHours(1);
}
