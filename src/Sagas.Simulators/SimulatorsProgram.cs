namespace Sagas.Simulators;

/// <summary>The simulators as a process of their own.</summary>
internal static class SimulatorsProgram
{
    private static Task Main(string[] args) => WebApplication.CreateBuilder(args).Build().RunAsync();
}
