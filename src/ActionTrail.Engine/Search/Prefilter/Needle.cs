using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace ActionTrail.Engine.Search.Prefilter;

/// <summary>
/// A byte string that is looked for in whole blocks: its two rarest bytes are compared in 64 places at once, and only where both are is the
/// rest compared.
/// </summary>
internal sealed class Needle
{
    private const int Lane = 64;

    private readonly byte[] _bytes;
    private readonly LetterCase _case;
    private readonly int _rarest;
    private readonly int _second;

    /// <summary>Makes a needle.</summary>
    /// <param name="bytes">At least two bytes.</param>
    /// <param name="letterCase">Whether case counts.</param>
    public Needle(ReadOnlySpan<byte> bytes, LetterCase letterCase = LetterCase.Exact)
    {
        _bytes = letterCase == LetterCase.Exact ? bytes.ToArray() : Array.ConvertAll(bytes.ToArray(), Lower);
        _case = letterCase;
        _rarest = RarestBut(-1);
        _second = RarestBut(_rarest);
    }

    /// <summary>Length in bytes.</summary>
    public int Length => _bytes.Length;

    /// <summary>Whether all its bytes are ASCII.</summary>
    public bool IsAscii => Ascii.IsValid(_bytes);

    /// <summary>Where it occurs first.</summary>
    /// <returns>The offset, or -1.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // One search is often all that a process does: no slow start.
    public int IndexIn(ReadOnlySpan<byte> text)
    {
        int last = text.Length - _bytes.Length;
        ref byte first = ref MemoryMarshal.GetReference(text);
        if (last < Lane - 1)
        {
            return IndexIn(text, 0);
        }

        for (int at = 0; ; at = Math.Min(at + Lane, last - Lane + 1))
        {
            for (ulong hits = Hits(ref Unsafe.Add(ref first, at)); hits != 0; hits &= hits - 1)
            {
                int hit = at + BitOperations.TrailingZeroCount(hits);
                if (IsAt(text, hit))
                {
                    return hit;
                }
            }

            if (at == last - Lane + 1)
            {
                return -1;
            }
        }
    }

    /// <inheritdoc/>
    public override string ToString() => Encoding.UTF8.GetString(_bytes);

    /// <summary>The same, place by place, for what is shorter than a lane.</summary>
    private int IndexIn(ReadOnlySpan<byte> text, int from)
    {
        for (int at = from; at <= text.Length - _bytes.Length; at++)
        {
            if (IsAt(text, at))
            {
                return at;
            }
        }

        return -1;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong Hits(ref byte start)
    {
        ulong hits = Equal(ref Unsafe.Add(ref start, _rarest), _bytes[_rarest]) & Equal(ref Unsafe.Add(ref start, _second), _bytes[_second]);
        if (_case == LetterCase.Ignored)
        {
            hits = (Equal(ref Unsafe.Add(ref start, _rarest), _bytes[_rarest]) | Equal(ref Unsafe.Add(ref start, _rarest), Upper(_bytes[_rarest])))
                & (Equal(ref Unsafe.Add(ref start, _second), _bytes[_second]) | Equal(ref Unsafe.Add(ref start, _second), Upper(_bytes[_second])));
        }

        return hits;
    }

    private bool IsAt(ReadOnlySpan<byte> text, int at)
    {
        ReadOnlySpan<byte> found = text.Slice(at, _bytes.Length);
        return _case == LetterCase.Exact ? found.SequenceEqual(_bytes) : EqualsIgnoringCase(found);
    }

    private bool EqualsIgnoringCase(ReadOnlySpan<byte> found)
    {
        for (int i = 0; i < found.Length; i++)
        {
            if (Lower(found[i]) != _bytes[i])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Where the rarest byte is, one place left out.</summary>
    private int RarestBut(int other)
    {
        int rarest = other == 0 ? 1 : 0;
        for (int place = rarest + 1; place < _bytes.Length; place++)
        {
            rarest = place != other && RankAt(place) > RankAt(rarest) ? place : rarest;
        }

        return rarest;
    }

    private int RankAt(int place)
    {
        int rank = ByteRarity.Of(_bytes[place]);
        return _case == LetterCase.Exact ? rank : Math.Min(rank, ByteRarity.Of(Upper(_bytes[place])));
    }

    private static byte Lower(byte letter) => letter is >= (byte)'A' and <= (byte)'Z' ? (byte)(letter | 0x20) : letter;

    private static byte Upper(byte letter) => letter is >= (byte)'a' and <= (byte)'z' ? (byte)(letter & ~0x20) : letter;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Equal(ref byte lane, byte wanted)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            return Vector512.Equals(Vector512.LoadUnsafe(ref lane), Vector512.Create(wanted)).ExtractMostSignificantBits();
        }

        Vector256<byte> pattern = Vector256.Create(wanted);
        return Vector256.Equals(Vector256.LoadUnsafe(ref lane), pattern).ExtractMostSignificantBits()
            | ((ulong)Vector256.Equals(Vector256.LoadUnsafe(ref lane, (nuint)Vector256<byte>.Count), pattern).ExtractMostSignificantBits() << 32);
    }
}
