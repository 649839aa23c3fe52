namespace Sagas.Service.Ingress;

/// <summary>What is wrong with a body: sentences by JSON path. Bounded, so that a hostile body cannot make a large answer.</summary>
internal sealed class BodyErrors
{
    /// <summary>The path of the body itself.</summary>
    public const string Root = "$";

    private const int MostPaths = 100;
    private const int MostSentences = 10;
    private const int LongestPath = 200;

    private readonly SortedDictionary<string, List<string>> _sentences = new(StringComparer.Ordinal);

    public bool Any => _sentences.Count > 0;

    public IDictionary<string, string[]> ToDictionary() =>
        _sentences.ToDictionary(pair => pair.Key, pair => pair.Value.ToArray(), StringComparer.Ordinal);

    /// <summary>All of them in one line for people.</summary>
    public string ToSentence() => string.Join("; ", _sentences.Select(pair => $"{pair.Key} {string.Join(", ", pair.Value)}"));

    public bool Has(string path) => _sentences.ContainsKey(Shorten(path));

    public void Add(string path, string sentence)
    {
        var key = Shorten(path);
        if (!_sentences.TryGetValue(key, out var list))
        {
            if (_sentences.Count >= MostPaths)
            {
                return;
            }

            _sentences[key] = list = [];
        }

        if (list.Count < MostSentences && !list.Contains(sentence, StringComparer.Ordinal))
        {
            list.Add(sentence);
        }
    }

    private static string Shorten(string path) =>
        path.Length <= LongestPath ? path : string.Concat(path.AsSpan(0, LongestPath), "…");
}
