using Microsoft.AspNetCore.Identity;

namespace Sagas.Service.Operators;

/// <summary><c>--hash-password</c>: reads a password from the standard input and prints what <c>Operators:n:PasswordHash</c> needs.</summary>
internal static class PasswordTool
{
    private const string Switch = "--hash-password";
    private const int Shortest = 12;

    public static bool IsAsked(IReadOnlyList<string> args) => args is [Switch];

    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(TextReader input, TextWriter output, TextWriter error)
    {
        var password = await input.ReadLineAsync() ?? "";
        if (password.Length < Shortest)
        {
            await error.WriteLineAsync($"Give a password of at least {Shortest} characters as one line on the standard input.");
            return Hosting.StartupFault.ExitCode;
        }

        await output.WriteLineAsync(new PasswordHasher<OperatorOptions>().HashPassword(new(), password));
        return 0;
    }
}
