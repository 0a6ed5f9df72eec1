using System.Collections.Generic;
using System.Collections.Immutable;
using System.Text;

namespace ActorVm.Programs.Preprocessing;

/// <summary>A file's text with its line splices (a backslash at the end of a line) taken out, and
/// where they were.</summary>
/// <param name="Text">The text without splices.</param>
/// <param name="Splices">Offsets in Text at which a new line of the file begins, ascending.</param>
internal readonly record struct SplicedText(string Text, ImmutableArray<int> Splices)
{
    /// <summary>Takes the splices out; gcc's rule: blanks may stand after the backslash.</summary>
    public static SplicedText Of(string text)
    {
        if (!text.Contains('\\'))
        {
            return new SplicedText(text, []);
        }

        var splices = new List<int>();
        var result = new StringBuilder(text.Length);
        int start = 0;
        for (int at = text.IndexOf('\\'); at >= 0; at = text.IndexOf('\\', at))
        {
            int next = AfterSplice(text, at);
            if (next < 0)
            {
                at++;
                continue;
            }

            result.Append(text, start, at - start);
            splices.Add(result.Length);
            start = at = next;
        }

        if (splices.Count == 0)
        {
            return new SplicedText(text, []);
        }

        result.Append(text, start, text.Length - start);
        return new SplicedText(result.ToString(), [.. splices]);
    }

    /// <summary>The offset after the splice that begins at this backslash; -1: it is
    /// none.</summary>
    private static int AfterSplice(string text, int at)
    {
        int end = at + 1;
        while (end < text.Length && text[end] is ' ' or '\t' or '\r' or '\f' or '\v')
        {
            end++;
        }

        return end < text.Length && text[end] == '\n' ? end + 1 : -1;
    }
}
