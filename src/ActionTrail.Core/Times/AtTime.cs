using System.Globalization;
using ActionTrail.Core.Errors;

namespace ActionTrail.Core.Times;

/// <summary>A point in time as people give it: an instant, or an age (<c>7d</c>) that counts back from the clock of the context.</summary>
public sealed record AtTime
{
    private AtTime(DateTimeOffset? instant, TimeSpan age)
    {
        Instant = instant;
        Age = age;
    }

    /// <summary>The instant (UTC); null for an age.</summary>
    public DateTimeOffset? Instant { get; }

    /// <summary>How long ago; zero for an instant.</summary>
    public TimeSpan Age { get; }

    /// <summary>An instant.</summary>
    /// <param name="instant">The instant.</param>
    /// <returns>The time.</returns>
    public static AtTime At(DateTimeOffset instant) => new(instant.ToUniversalTime(), TimeSpan.Zero);

    /// <summary>An age.</summary>
    /// <param name="age">How long ago; the sign does not matter.</param>
    /// <returns>The time.</returns>
    public static AtTime Ago(TimeSpan age) => new(null, age.Duration());

    /// <summary>Parses <c>90s</c>, <c>30m</c>, <c>24h</c>, <c>7d</c>, <c>2w</c>, <c>now</c>, or a date, which is UTC where it does not say otherwise.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The time.</returns>
    /// <exception cref="InvalidNameException">It is none of these.</exception>
    public static AtTime Parse(string text)
    {
        string trimmed = text.Trim();
        if (string.Equals(trimmed, "now", StringComparison.OrdinalIgnoreCase))
        {
            return Ago(TimeSpan.Zero);
        }

        if (trimmed.Length > 1 && UnitOf(trimmed[^1]) is { } unit
            && double.TryParse(trimmed.AsSpan(0, trimmed.Length - 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double count) && count < 100_000)
        {
            return Ago(unit * count);
        }

        return DateTimeOffset.TryParse(trimmed, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset instant)
            ? At(instant)
            : throw new InvalidNameException("Time", text, "is neither an age, for example 90m, 24h or 7d, nor a date, for example 2026-01-31 or 2026-01-31T08:00:00Z");
    }

    /// <summary>The instant that is meant.</summary>
    /// <param name="clock">The clock of the context.</param>
    /// <returns>The instant (UTC).</returns>
    public DateTimeOffset Resolve(TimeProvider clock) => Instant ?? clock.GetUtcNow() - Age;

    /// <inheritdoc/>
    public override string ToString() => Instant is { } instant
        ? instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)
        : $"{Age} ago";

    private static TimeSpan? UnitOf(char letter) => char.ToLowerInvariant(letter) switch
    {
        's' => TimeSpan.FromSeconds(1),
        'm' => TimeSpan.FromMinutes(1),
        'h' => TimeSpan.FromHours(1),
        'd' => TimeSpan.FromDays(1),
        'w' => TimeSpan.FromDays(7),
        _ => null,
    };
}
