using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace Sagas.Service.Cancel;

/// <summary>How often a team and an address may ask. Only signed requests are counted: nobody can use up the share of another team.</summary>
internal sealed class CancelLimits(IOptions<CancelOptions> options) : IAsyncDisposable
{
    private const int Ipv6NetworkBytes = 8;
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly PartitionedRateLimiter<(string Team, string Address)> _limiter = PartitionedRateLimiter.CreateChained(
        By(asking => asking.Address, options.Value.AddressRequestsPerSecond, options.Value.AddressBurst),
        By(asking => asking.Team, options.Value.TeamRequestsPerSecond, options.Value.TeamBurst));

    /// <returns>When to come back; <c>null</c> when the request may go on.</returns>
    public TimeSpan? Refuse(string team, IPAddress? address)
    {
        using var lease = _limiter.AttemptAcquire((team, KeyOf(address)));
        return lease.IsAcquired ? null : lease.TryGetMetadata(MetadataName.RetryAfter, out var pause) ? pause : Second;
    }

    public ValueTask DisposeAsync() => _limiter.DisposeAsync();

    private static PartitionedRateLimiter<(string Team, string Address)> By(Func<(string Team, string Address), string> key, int perSecond, int burst) =>
        PartitionedRateLimiter.Create<(string Team, string Address), string>(asking => RateLimitPartition.GetTokenBucketLimiter(
            key(asking),
            _ => new TokenBucketRateLimiterOptions { TokenLimit = burst, TokensPerPeriod = perSecond, ReplenishmentPeriod = Second, QueueLimit = 0 }));

    // Whoever has an IPv6 address has a whole network of them.
    private static string KeyOf(IPAddress? address) => address switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, Ipv6NetworkBytes)),
        _ => address.ToString(),
    };
}
