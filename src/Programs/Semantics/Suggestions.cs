using System;
using System.Collections.Generic;

namespace ActorVm.Programs.Semantics;

/// <summary>Finds what a misspelt name may have meant.</summary>
internal static class Suggestions
{
    /// <summary>The known name that differs least, by a third of its letters at most; of equals the
    /// first in the alphabet. Null where none is near.</summary>
    public static string? Nearest(string name, IEnumerable<string> known)
    {
        string? best = null;
        int bestDistance = name.Length < 3 ? 1 : (name.Length / 3) + 1;
        foreach (string candidate in known)
        {
            if (Math.Abs(candidate.Length - name.Length) > bestDistance || candidate == name)
            {
                continue;
            }

            int distance = Distance(name, candidate);
            if (distance < bestDistance || (distance == bestDistance && best is not null
                && string.CompareOrdinal(candidate, best) < 0))
            {
                (best, bestDistance) = (candidate, distance);
            }
        }

        return best;
    }

    /// <summary>How many letters must be put in, left out, changed or swapped with the
    /// next.</summary>
    private static int Distance(string a, string b)
    {
        int[] twoBack = new int[b.Length + 1];
        int[] back = new int[b.Length + 1];
        int[] row = new int[b.Length + 1];
        for (int j = 0; j <= b.Length; j++)
        {
            back[j] = j;
        }

        for (int i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int change = a[i - 1] == b[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1], back[j]) + 1, back[j - 1] + change);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    row[j] = Math.Min(row[j], twoBack[j - 2] + 1);
                }
            }

            (twoBack, back, row) = (back, row, twoBack);
        }

        return back[b.Length];
    }
}
