namespace Sagas.Simulators.EasyCredit;

/// <summary>Makes up transaction ids of six letters and digits, each once.</summary>
internal sealed class TransactionIds
{
    public const int Length = 6;
    private const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    // Begins where all six places are used.
    private long _last = 60_466_176L * 31;

    public static bool IsOne(string id) => id.Length == Length && id.All(char.IsAsciiLetterOrDigit) && !id.Any(char.IsAsciiLetterLower);

    public string Next()
    {
        var number = Interlocked.Increment(ref _last);
        Span<char> id = stackalloc char[Length];
        for (var place = Length - 1; place >= 0; place--)
        {
            id[place] = Digits[(int)(number % Digits.Length)];
            number /= Digits.Length;
        }

        return new string(id);
    }
}
