using System.ComponentModel.DataAnnotations;

namespace Sagas.Payments;

/// <summary>The saga's patience; section <c>Saga</c>.</summary>
public sealed record SagaOptions
{
    /// <summary>How long a failure waits for the first payment fact before the gateway is asked.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "30.00:00:00")]
    public TimeSpan AwaitPaymentFor { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How long a sent command may stay unanswered before the gateway is asked.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan AnswerWithin { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// When an operation without a known end is asked for again, from one question to the next; a gateway may have its own.
    /// Empty means <see cref="DefaultResolveSchedule"/>.
    /// </summary>
    public IReadOnlyList<TimeSpan> ResolveSchedule { get; set; } = [];

    /// <summary>How often an operation is sent again after proof that nothing happened.</summary>
    [Range(0, 100)]
    public int MaxResends { get; set; } = 5;

    /// <summary>The first wait after a command that could not be sent; doubles up to <see cref="MaxSendBackoff"/>.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "01:00:00")]
    public TimeSpan SendBackoff { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The longest wait after a command that could not be sent.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "1.00:00:00")]
    public TimeSpan MaxSendBackoff { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>A person is told when nothing could be sent for so long.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan AttentionAfter { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How often a person who is waited for is reminded.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "30.00:00:00")]
    public TimeSpan RemindEvery { get; set; } = TimeSpan.FromDays(1);

    /// <summary>How soon a held command looks whether the pause is over; later it looks more rarely, up to <see cref="MaxSendBackoff"/>.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "01:00:00")]
    public TimeSpan PausedRecheck { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>10 s, 1 min, 5 min, 1 h, then daily for 5 days.</summary>
    public static IReadOnlyList<TimeSpan> DefaultResolveSchedule { get; } =
    [
        TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromHours(1),
        TimeSpan.FromDays(1), TimeSpan.FromDays(1), TimeSpan.FromDays(1), TimeSpan.FromDays(1), TimeSpan.FromDays(1),
    ];
}
