using Sagas.Service.FailedMessages;

namespace Sagas.Service.Components;

/// <summary>The beginning of what a message carries: secrets hidden, and never so much that a page cannot be drawn.</summary>
internal static class Shortened
{
    private const int Line = 300;
    private const int Page = 64 * 1024;

    public static string Of(string? text) => Cut(text, Line);

    public static string PageOf(string? text) => Cut(text, Page);

    private static string Cut(string? text, int length)
    {
        // Cut first: the search for secrets takes its time on long texts. What is cut in two is hidden by its name all the same.
        var begin = text is null ? "" : text.Length <= length ? text : text[..length];
        return Secrets.Hide(begin) + (begin.Length < (text?.Length ?? 0) ? " …" : "");
    }
}
