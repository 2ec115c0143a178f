namespace ActionTrail.Core.Names;

/// <summary>How far two texts are apart: the fewest letters to add, drop or replace (Levenshtein).</summary>
internal static class EditDistance
{
    /// <summary>The distance of two texts.</summary>
    public static int Between(string left, string right)
    {
        int[] row = [.. Enumerable.Range(0, right.Length + 1)];
        for (int i = 1; i <= left.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.Length; j++)
            {
                int replaced = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }

    /// <summary>The nearest of some candidates, when it is near enough to be a slip; else null.</summary>
    public static string? Nearest(string text, IEnumerable<string> candidates)
    {
        string? nearest = candidates.MinBy(candidate => Between(text.ToLowerInvariant(), candidate.ToLowerInvariant()));
        return nearest is not null && Between(text.ToLowerInvariant(), nearest.ToLowerInvariant()) <= Math.Max(2, nearest.Length / 3) ? nearest : null;
    }
}
