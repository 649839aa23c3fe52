using System.Text;

namespace Sagas.Tests.EndToEnd.Matrix;

/// <summary>The matrix as a page of the documents.</summary>
internal sealed class MatrixTable
{
    public const string Path = "infra/gateway-matrix.md";

    private readonly StringBuilder _text = new(
        """
        # What every gateway does when the answer is lost

        Each cell is a payment that was driven by events, over HTTP, against the simulator of its gateway: taken, its item not granted, and undone while
        this went wrong with the call (or with the webhook that tells of it). It shows the state in which it ended, the status, and what the gateway's
        ledger says: *one* movement, whatever was lost. A number in brackets is the reason that an operator reads; those payments wait for a person, and
        nothing has moved. `—` is what the gateway does not have, with what happens instead below. Amounts are minor units: 150000 was paid, and 20000 is
        the part of an item of 50000 that could not be granted.

        Written by `Sagas.Tests.EndToEnd.Matrix.When_the_answer_is_lost_at_any_gateway`, which also fails when a cell is wrong, approved or not:

            dotnet build tests/Sagas.Tests
            tests/Sagas.Tests/bin/Debug/net10.0/Sagas.Tests -class "*When_the_answer_is_lost_at_any_gateway"      # compares
            SAGAS_APPROVE=1 tests/Sagas.Tests/bin/Debug/net10.0/Sagas.Tests -class "*When_the_answer_is_lost_at_any_gateway"  # writes

        """.ReplaceLineEndings("\n"));

    public void Add(MatrixKind kind, Func<Undoing, Mishap, MatrixCell?> cellOf)
    {
        var notes = new List<string>();
        _text.Append('\n').Append("## ").Append(kind.Title).Append("\n\n| what goes wrong |");
        foreach (var undoing in Undoing.All)
            _text.Append(' ').Append(undoing.Name).Append(" |");
        _text.Append("\n|---|---|---|---|---|\n");
        foreach (var mishap in Mishap.All)
        {
            _text.Append("| ").Append(mishap.Title).Append(" |");
            foreach (var undoing in Undoing.All)
                _text.Append(' ').Append(Text(kind, undoing, mishap, cellOf, notes)).Append(" |");
            _text.Append('\n');
        }

        for (var i = 0; i < notes.Count; i++)
            _text.Append(FormattableString.Invariant($"\n[{i + 1}] {notes[i]}\n"));
    }

    public override string ToString() => _text.ToString();

    private static string Text(MatrixKind kind, Undoing undoing, Mishap mishap, Func<Undoing, Mishap, MatrixCell?> cellOf, List<string> notes)
    {
        if (kind.Lacks.TryGetValue(undoing, out var lack))
        {
            var instead = cellOf(undoing, Mishap.None)!;
            return $"— [{Note($"{lack} {instead.State}, {instead.Status}, ledger: {instead.Ledger}. Shown: {instead.Attention}")}]";
        }

        if (!kind.Has(undoing, mishap))
            return $"— [{Note(kind.Silent.Note)}]";
        var cell = cellOf(undoing, mishap)!;
        var note = cell.Attention is { } attention ? $" [{Note(attention)}]" : "";
        return $"{cell.State} · {cell.Status} · {cell.Ledger}{note}";

        int Note(string text)
        {
            if (!notes.Contains(text))
                notes.Add(text);
            return notes.IndexOf(text) + 1;
        }
    }
}
