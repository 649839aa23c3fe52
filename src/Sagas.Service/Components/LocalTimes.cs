using System.Globalization;
using Microsoft.Extensions.Options;

namespace Sagas.Service.Components;

/// <summary>What a time of a page says when somebody points at it: the local time, and how long ago or how soon it is.</summary>
internal sealed class LocalTimes(IOptions<PageOptions> options, TimeProvider time)
{
    private readonly TimeZoneInfo _zone = options.Value.Zone;

    public string Explain(DateTimeOffset at)
    {
        var away = at - time.GetUtcNow();
        var distance = away > TimeSpan.Zero ? $"in {Span.Text(away)}" : $"{Span.Text(-away)} ago";
        return _zone.HasSameRules(TimeZoneInfo.Utc)
            ? distance
            : string.Create(CultureInfo.InvariantCulture, $"{TimeZoneInfo.ConvertTime(at, _zone):yyyy-MM-dd HH:mm:ss zzz} {_zone.Id}, {distance}");
    }
}
