using System.Globalization;

namespace ActionTrail.Benchmarks.Corpus;

/// <summary>How an archive is spread. Each account has, each day, one object for each region that it used.</summary>
/// <param name="Name">Name of its folder.</param>
/// <param name="Events">How many events.</param>
/// <param name="Accounts">How many accounts.</param>
/// <param name="Days">How many days.</param>
internal sealed record CorpusShape(string Name, int Events, int Accounts, int Days)
{
    /// <summary>2,000,000 events in about 2,000 objects.</summary>
    public static CorpusShape Large { get; } = new("large", 2_000_000, 12, 33);

    /// <summary>About 10,000 objects of a few events, about 4 KB each.</summary>
    public static CorpusShape Small { get; } = new("small", 150_000, 24, 84);

    public static DateTimeOffset Start { get; } = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    public string AccountId(int number) => (1_200_000_000_000_000 + number).ToString(CultureInfo.InvariantCulture);
}
