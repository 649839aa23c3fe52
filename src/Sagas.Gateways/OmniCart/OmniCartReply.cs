using System.Net;
using System.Text.Json;

namespace Sagas.Gateways.OmniCart;

/// <summary>What came back of one call.</summary>
internal abstract record OmniCartReply
{
    /// <summary>An answer with its envelope.</summary>
    /// <param name="Status">Of HTTP.</param>
    /// <param name="Code">Six digits; <c>null</c> when there is none.</param>
    /// <param name="Message">Fit for people.</param>
    /// <param name="Data">May be undefined.</param>
    public sealed record Answer(HttpStatusCode Status, string? Code, string? Message, JsonElement Data) : OmniCartReply
    {
        /// <summary>What the code says; good news counts only under a good HTTP status.</summary>
        public OmniCartMeaning Meaning => OmniCartCodes.Of(Code) switch
        {
            OmniCartMeaning.Done when (int)Status is < 200 or > 299 => OmniCartMeaning.Unclear,
            OmniCartMeaning.Unclear when Status == HttpStatusCode.Unauthorized => OmniCartMeaning.NotNow,
            var meaning => meaning,
        };
    }

    /// <summary>Nothing left, or the gateway asks for fewer calls.</summary>
    public sealed record NotSent(string Message, TimeSpan? RetryAfter) : OmniCartReply;

    /// <summary>No answer that can be understood.</summary>
    public sealed record Lost(string Message) : OmniCartReply;
}
