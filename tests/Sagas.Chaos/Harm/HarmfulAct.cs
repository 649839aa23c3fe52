namespace Sagas.Chaos.Harm;

/// <summary>Something that goes wrong, and is mended again when it returns.</summary>
/// <param name="Name">Under which it is counted.</param>
/// <param name="DoAsync">Does it.</param>
internal sealed record HarmfulAct(string Name, Func<Random, Task> DoAsync);
