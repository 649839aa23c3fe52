using Sagas.Contracts;
using Sagas.Payments;
using Sagas.Service.Api.Views;

namespace Sagas.Tests.Service;

public sealed class When_a_hold_was_released_in_part
{
    [Fact]
    public void The_original_amount_is_what_was_held_and_only_the_captured_rest_remains()
    {
        var saga = new PaymentSaga
        {
            State = "Confirmed",
            Status = PaymentStatus.Confirmed,
            AnnouncedAmount = 150_000,
            ReleasedAmount = 50_000,
            ReturnedAmount = 50_000,
            CapturedAmount = 100_000,
        };

        var view = PaymentView.From(saga);

        (view.OriginalAmount, view.ReturnedAmount, view.NewAmount).ShouldBe((150_000, 50_000, 100_000));
    }
}
