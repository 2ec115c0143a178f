using System.Globalization;
using System.Text;
using ActionTrail.Core.Events;

namespace ActionTrail.Engine.Search.Matching;

/// <summary>The text is greater or less than a value: by number when both are numbers, by time when both are times, else byte by byte.</summary>
internal sealed class OrderTest : ValueTest
{
    private readonly byte[] _value;
    private readonly int _sign;
    private readonly double? _number;
    private readonly DateTimeOffset? _time;

    private OrderTest(string value, int sign)
    {
        _value = Encoding.UTF8.GetBytes(value);
        _sign = sign;
        _number = Number(_value);
        _time = _number is null && EventTimes.TryParse(value, out DateTimeOffset time) ? time : null;
    }

    /// <summary>The text is greater.</summary>
    public static OrderTest Greater(string value) => new(value, 1);

    /// <summary>The text is less.</summary>
    public static OrderTest Less(string value) => new(value, -1);

    /// <inheritdoc/>
    public override bool Accepts(ReadOnlySpan<byte> text) => Math.Sign(Compare(text)) == _sign;

    private int Compare(ReadOnlySpan<byte> text) =>
        _number is { } number && Number(text) is { } mine ? mine.CompareTo(number)
        : _time is { } time && EventTimes.TryParse(text, out DateTimeOffset when) ? when.CompareTo(time)
        : text.SequenceCompareTo(_value);

    private static double? Number(ReadOnlySpan<byte> text) =>
        text is [(byte)'-' or (>= (byte)'0' and <= (byte)'9'), ..]
        && double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out double number)
            ? number
            : null;
}
