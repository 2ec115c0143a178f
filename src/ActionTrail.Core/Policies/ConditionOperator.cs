using System.Globalization;

namespace ActionTrail.Core.Policies;

/// <summary>A condition operator: how one request value compares with one policy value.</summary>
/// <param name="Name">Name on the wire.</param>
/// <param name="ValueForm">What policy values must be, for messages.</param>
/// <param name="Accepts">Whether a text can be a policy value.</param>
/// <param name="Compare">Request value, policy value: whether they match. Negative operators have their positive comparison here.</param>
internal sealed record ConditionOperator(string Name, string ValueForm, Func<string, bool> Accepts, Func<string, string, bool> Compare)
{
    private static readonly Dictionary<string, ConditionOperator> s_all = Catalogue().ToDictionary(known => known.Name, StringComparer.Ordinal);

    /// <summary>Whether the condition holds when no value matches.</summary>
    public bool IsNegative { get; init; }

    public static IReadOnlyCollection<string> Names => s_all.Keys;

    public static ConditionOperator? Find(string name) => s_all.GetValueOrDefault(name);

    private static IEnumerable<ConditionOperator> Catalogue() =>
    [
        .. Pair("StringEquals", "StringNotEquals", Text((value, accepted) => string.Equals(value, accepted, StringComparison.Ordinal))),
        .. Pair("StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase", Text((value, accepted) => string.Equals(value, accepted, StringComparison.OrdinalIgnoreCase))),
        .. Pair("StringLike", "StringNotLike", Text((value, accepted) => new WildcardPattern(accepted).Matches(value))),
        .. Ordered<decimal>("Numeric", "a number", TryNumber),
        .. Ordered<DateTimeOffset>("Date", "an ISO 8601 date", TryDate),
        Parsed<bool>("a Boolean", bool.TryParse, (value, accepted) => value == accepted) with { Name = "Bool" },
        .. Pair("IpAddress", "NotIpAddress", new("", "an IP address or CIDR block", text => CidrBlock.TryParse(text, out _), InBlock)),
    ];

    private delegate bool Parser<T>(string text, out T value);

    private static ConditionOperator Text(Func<string, string, bool> compare) => new("", "a text", _ => true, compare);

    private static ConditionOperator Parsed<T>(string form, Parser<T> parse, Func<T, T, bool> compare) =>
        new("", form, text => parse(text, out _), (value, accepted) => parse(value, out T left) && parse(accepted, out T right) && compare(left, right));

    private static IEnumerable<ConditionOperator> Pair(string positive, string negative, ConditionOperator shape) =>
        [shape with { Name = positive }, shape with { Name = negative, IsNegative = true }];

    private static IEnumerable<ConditionOperator> Ordered<T>(string type, string form, Parser<T> parse)
        where T : IComparable<T> =>
    [
        .. Pair($"{type}Equals", $"{type}NotEquals", Parsed(form, parse, (value, accepted) => value.CompareTo(accepted) == 0)),
        Parsed(form, parse, (value, accepted) => value.CompareTo(accepted) < 0) with { Name = $"{type}LessThan" },
        Parsed(form, parse, (value, accepted) => value.CompareTo(accepted) <= 0) with { Name = $"{type}LessThanEquals" },
        Parsed(form, parse, (value, accepted) => value.CompareTo(accepted) > 0) with { Name = $"{type}GreaterThan" },
        Parsed(form, parse, (value, accepted) => value.CompareTo(accepted) >= 0) with { Name = $"{type}GreaterThanEquals" },
    ];

    private static bool InBlock(string value, string accepted) =>
        CidrBlock.TryParse(accepted, out CidrBlock block) && CidrBlock.TryParseAddress(value, out var address) && block.Contains(address);

    private static bool TryNumber(string text, out decimal value) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);

    private static bool TryDate(string text, out DateTimeOffset value) => DateTimeOffset.TryParseExact(
        text, ["yyyy-MM-dd", "yyyy-MM-ddTHH:mmK", "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK"],
        CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out value);
}
