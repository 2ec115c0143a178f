using System.Buffers;
using ActionTrail.Core.Errors;

namespace ActionTrail.Core.Names;

/// <summary>The documented rule of one kind of name: length, first character, allowed characters.</summary>
/// <param name="Kind">What the name names, as it reads in a message: <c>Trail name</c>.</param>
/// <param name="MinLength">Fewest characters.</param>
/// <param name="MaxLength">Most characters.</param>
internal sealed record NameRule(string Kind, int MinLength, int MaxLength)
{
    public const string LowerLetters = "abcdefghijklmnopqrstuvwxyz";
    public const string UpperLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    public const string Digits = "0123456789";
    public const string Letters = LowerLetters + UpperLetters;

    /// <summary>The characters that may appear, and how a message calls them.</summary>
    public required CharacterSet Allowed { get; init; }

    /// <summary>The characters that may come first; null when any allowed one may.</summary>
    public CharacterSet? First { get; init; }

    /// <summary>The characters that may come last; null when any allowed one may.</summary>
    public CharacterSet? Last { get; init; }

    /// <summary>Says what is wrong with a text.</summary>
    /// <returns>A clause for <see cref="InvalidNameException"/>, or null when the text keeps the rule.</returns>
    public string? Violation(string text)
    {
        if (text.Length < MinLength || text.Length > MaxLength)
        {
            string allowed = MinLength == MaxLength ? $"{MinLength}" : $"{MinLength} to {MaxLength}";
            return $"has {text.Length} characters; {allowed} are allowed";
        }

        if (text.AsSpan().IndexOfAnyExcept(Allowed.Values) is >= 0 and int at)
        {
            return $"contains '{text[at]}' at position {at + 1}; {Allowed.Description} are allowed";
        }

        if (text.Length > 0 && First is not null && !First.Values.Contains(text[0]))
        {
            return $"starts with '{text[0]}'; it must start with {First.Description}";
        }

        return text.Length > 0 && Last is not null && !Last.Values.Contains(text[^1])
            ? $"ends with '{text[^1]}'; it must end with {Last.Description}"
            : null;
    }

    /// <summary>Refuses a text that breaks the rule.</summary>
    /// <exception cref="InvalidNameException">The text breaks the rule.</exception>
    public void Demand(string text)
    {
        if (Violation(text) is { } reason)
        {
            throw new InvalidNameException(Kind, text, reason);
        }
    }

    /// <summary>A set of characters and its name in a message.</summary>
    internal sealed record CharacterSet(string Description, SearchValues<char> Values)
    {
        public CharacterSet(string description, string characters)
            : this(description, SearchValues.Create(characters))
        {
        }
    }
}
