namespace Sagas.Service.Telemetry;

/// <summary>How a gateway does, as this process sees it.</summary>
/// <param name="Gateway">The instance.</param>
/// <param name="IsPaused">Commands wait because its last calls failed.</param>
/// <param name="Outcomes">Calls of the last <see cref="GatewayFigures.Window"/> by outcome, the most first.</param>
/// <param name="Median">Half of them took no longer; <c>null</c> without a call.</param>
/// <param name="P99">Of a hundred one took longer; <c>null</c> without a call.</param>
/// <param name="LastAt">When the last call ended, however long ago; <c>null</c> before the first.</param>
public sealed record GatewayHealth(
    string Gateway, bool IsPaused, IReadOnlyList<(string Outcome, int Calls)> Outcomes, TimeSpan? Median, TimeSpan? P99, DateTimeOffset? LastAt);
