using System.ComponentModel.DataAnnotations;

namespace Sagas.Service.Durable;

/// <summary>Section <c>RabbitMq</c>: the connection to the broker. Where it is stands in <c>ConnectionStrings:RabbitMq</c>.</summary>
internal sealed record RabbitMqOptions
{
    public const string Section = "RabbitMq";

    /// <summary>How often each side shows that it is alive; a silent connection is given up after about twice as long.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan Heartbeat { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long one attempt to connect may take.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>What the broker's lists call the connection.</summary>
    [StringLength(128, MinimumLength = 1)]
    public string ConnectionName { get; init; } = "payment-sagas";
}
