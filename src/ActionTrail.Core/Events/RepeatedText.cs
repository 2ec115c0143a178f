using System.Text;

namespace ActionTrail.Core.Events;

/// <summary>
/// Remembers short texts that most events repeat (regions, services, operations, accounts), so that reading a million events makes each
/// of them once. A slot holds the latest text that fell into it; racing threads at worst make one twice.
/// </summary>
internal static class RepeatedText
{
    private const int MaxLength = 64;
    private static readonly string?[] s_slots = new string?[2048];

    /// <summary>The text of some bytes.</summary>
    /// <param name="utf8">UTF-8 without JSON escapes.</param>
    /// <returns>The text.</returns>
    public static string Of(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length is 0 or > MaxLength)
        {
            return Encoding.UTF8.GetString(utf8);
        }

        ref string? slot = ref s_slots[SlotOf(utf8)];
        if (slot is { } known && Ascii.Equals(utf8, known))
        {
            return known;
        }

        return slot = Encoding.UTF8.GetString(utf8);
    }

    private static int SlotOf(ReadOnlySpan<byte> utf8)
    {
        uint hash = (uint)utf8.Length;
        foreach (byte each in utf8)
        {
            hash = (hash * 31) + each;
        }

        return (int)((hash * 2654435769u) >> 21);
    }
}
