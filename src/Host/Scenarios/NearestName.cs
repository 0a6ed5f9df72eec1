using System;
using System.Collections.Generic;
using System.Linq;

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
        foreach (string candidate in known.Where(c => Math.Abs(c.Length - name.Length) < 4))
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

    /// <summary>
    /// How many letters must be put in, taken out, replaced or swapped with their neighbour;
    /// letters' case ignored.
    /// </summary>
    private static int Distance(string a, string b)
    {
        int[,] edits = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++)
        {
            for (int j = 0; j <= b.Length; j++)
            {
                edits[i, j] = i == 0 || j == 0 ? i + j : Math.Min(
                    edits[i - 1, j - 1] + (IsSame(a[i - 1], b[j - 1]) ? 0 : 1),
                    Math.Min(edits[i - 1, j], edits[i, j - 1]) + 1);
                bool isSwap = i > 1 && j > 1
                    && IsSame(a[i - 1], b[j - 2]) && IsSame(a[i - 2], b[j - 1]);
                if (isSwap)
                {
                    edits[i, j] = Math.Min(edits[i, j], edits[i - 2, j - 2] + 1);
                }
            }
        }

        return edits[a.Length, b.Length];
    }

    private static bool IsSame(char a, char b) =>
        char.ToUpperInvariant(a) == char.ToUpperInvariant(b);
}
