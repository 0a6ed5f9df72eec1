using System;
using System.Collections.Generic;

namespace ActorVm.Host.Scenarios;

/// <summary>Finds what somebody who mistyped a name may have meant.</summary>
internal static class NearestName
{
    /// <summary>"; did you mean X?" where a known name is near, else the list of the known
    /// ones.</summary>
    public static string Hint(string name, IReadOnlyCollection<string> known)
    {
        string? nearest = Find(name, known);
        return nearest is null
            ? $"expected {string.Join(", ", known)}"
            : $"did you mean '{nearest}'?";
    }

    /// <summary>The known name with the fewest edits, if these are no more than two or a third of
    /// its letters.</summary>
    public static string? Find(string name, IEnumerable<string> known)
    {
        string? nearest = null;
        int fewest = int.MaxValue;
        foreach (string candidate in known)
        {
            int edits = Distance(name, candidate);
            if (edits < Math.Min(fewest, candidate.Length)
                && edits <= Math.Max(candidate.Length > 3 ? 2 : 1, candidate.Length / 3))
            {
                nearest = candidate;
                fewest = edits;
            }
        }

        return nearest;
    }

    /// <summary>Levenshtein's distance, letters' case ignored.</summary>
    private static int Distance(string a, string b)
    {
        if (Math.Abs(a.Length - b.Length) > b.Length)
        {
            return int.MaxValue;
        }

        int[] row = new int[b.Length + 1];
        for (int j = 0; j <= b.Length; j++)
        {
            row[j] = j;
        }

        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                bool same = char.ToUpperInvariant(a[i - 1]) == char.ToUpperInvariant(b[j - 1]);
                int replaced = diagonal + (same ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[b.Length];
    }
}
