namespace ActionTrail.Engine.Search.Prefilter;

/// <summary>Needles of which at least one must be in a record, unless escapes hide it.</summary>
internal sealed class NeedleGroup
{
    /// <summary>More needles than this cost more to look for than the parsing they save.</summary>
    private const int Most = 32;

    private NeedleGroup(Needle[] needles)
    {
        Needles = needles;
    }

    /// <summary>The needles; at least one.</summary>
    public IReadOnlyList<Needle> Needles { get; }

    /// <summary>Whether only <c>\u00</c> escapes can hide them.</summary>
    public bool IsAscii => Needles.All(static needle => needle.IsAscii);

    /// <summary>Makes a group.</summary>
    /// <param name="needles">One for each way to match; null for a way that nothing can be said of.</param>
    /// <returns>The group; null when nothing can be said of the whole.</returns>
    public static NeedleGroup? Of(IReadOnlyCollection<Needle?> needles) =>
        needles.Count is > 0 and <= Most && needles.All(static needle => needle is not null) ? new([.. needles.OfType<Needle>()]) : null;

    /// <summary>Makes a group of all needles of several groups.</summary>
    public static NeedleGroup? Of(IReadOnlyCollection<NeedleGroup?> groups) =>
        groups.All(static group => group is not null) ? Of([.. groups.SelectMany(static group => group!.Needles)]) : null;

    /// <summary>Whether one of them occurs.</summary>
    public bool IsIn(ReadOnlySpan<byte> text)
    {
        foreach (Needle needle in Needles)
        {
            if (needle.IndexIn(text) >= 0)
            {
                return true;
            }
        }

        return false;
    }
}
