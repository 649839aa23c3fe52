using System.Text.Json;

namespace Sagas.Storage;

/// <summary>The words that stand for an enum in columns: the same as in its JSON.</summary>
internal static class StoredWords<TEnum>
    where TEnum : struct, Enum
{
    private static readonly Dictionary<TEnum, string> Words = Enum.GetValues<TEnum>()
        .ToDictionary(value => value, value => JsonSerializer.SerializeToElement(value, SagaJson.Options).GetString()!);

    private static readonly Dictionary<string, TEnum> Values =
        Words.ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);

    public static string Of(TEnum value) => Words[value];

    public static string? Of(TEnum? value) => value is { } known ? Words[known] : null;

    public static TEnum Read(string word) => Values.TryGetValue(word, out var value)
        ? value
        : throw new FormatException($"The stored word '{word}' is no {typeof(TEnum).Name}.");
}
