using System.Text.Json.Serialization;

namespace Sagas.Payments;

public sealed partial class PaymentSaga
{
    /// <summary>Granted and notified, and nothing says otherwise.</summary>
    [JsonIgnore]
    public bool IsFulfilled =>
        GrantedAt is not null && NotifiedAt is not null
        && !Claims.Exists(claim => claim.Standing is ClaimStanding.Open or ClaimStanding.NeedsApproval or ClaimStanding.Ignored
            && claim.OccurredAt > SucceededAt(claim.Cause, claim.ItemId));
}
