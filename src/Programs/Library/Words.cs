namespace ActorVm.Programs.Library;

/// <summary>Finds C's names in a line of text.</summary>
internal static class Words
{
    /// <summary>The name that begins at an index; null where none does.</summary>
    public static string? At(string line, int start)
    {
        int end = start;
        while (end < line.Length && IsPart(line[end]))
        {
            end++;
        }

        return end > start ? line[start..end] : null;
    }

    /// <summary>The name that ends before an index; null where none does.</summary>
    public static string? Before(string line, int end)
    {
        int start = end;
        while (start > 0 && IsPart(line[start - 1]))
        {
            start--;
        }

        return end > start ? line[start..end] : null;
    }

    /// <summary>Whether a character can stand in a name.</summary>
    public static bool IsPart(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';
}
