using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using ActionTrail.Core.Archive;

namespace ActionTrail.Engine.Search.Matching;

/// <summary>
/// Reads the wanted fields of a record without checking what it passes over. Whatever is not plain sailing (escapes in what is wanted, JSON
/// in texts, anything that looks wrong) it leaves to <see cref="FieldReader"/>. Of valid JSON it reads the same values.
/// </summary>
/// <param name="json">The record.</param>
/// <param name="values">Takes the values.</param>
internal ref struct QuickFieldReader(ReadOnlySpan<byte> json, FieldValues values)
{
    private const int DeepestArray = 32;

    private static readonly SearchValues<byte> s_scalarEnds = SearchValues.Create(",}] \n\r\t"u8);

    private readonly ReadOnlySpan<byte> _json = json;
    private int _at;

    /// <summary>Reads the record.</summary>
    /// <param name="root">What is wanted.</param>
    /// <returns>False when it is not sure; then what it found counts for nothing.</returns>
    public bool TryRead(FieldNode root) => Peek() == '{' && TryObject(root) && _at == _json.Length;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // One search is often all that a process does: no slow start.
    private bool TryObject(FieldNode node)
    {
        Span<int> before = stackalloc int[node.SlotCount];
        values.Mark(node, before);
        _at++;
        if (Peek() == '}')
        {
            _at++;
            return true;
        }

        while (true)
        {
            int start = _at + 1;
            if (!TryText(out bool hasEscapes) || hasEscapes)
            {
                return false;
            }

            ReadOnlySpan<byte> name = _json[start..(_at - 1)];
            values.Add(node.Names, new(0, start, name.Length, FieldValueKind.Text));
            if (Peek() != ':')
            {
                return false;
            }

            _at++;
            if (!TryMember(node, name, before))
            {
                return false;
            }

            switch (Peek())
            {
                case ',':
                    _at++;
                    Peek();
                    break;
                case '}':
                    _at++;
                    return true;
                default:
                    return false;
            }
        }
    }

    private bool TryMember(FieldNode node, ReadOnlySpan<byte> name, scoped ReadOnlySpan<int> before)
    {
        FieldNode? child = node.Find(name);
        if (child is not null)
        {
            values.Return(child, node, before);
            int here = _at;
            if (node.Any is { } every && !TryValue(every, 0))
            {
                return false;
            }

            _at = here;
        }

        return (child ?? node.Any) is { } wanted ? TryValue(wanted, 0) : TrySkip();
    }

    private bool TryValue(FieldNode node, int depth)
    {
        int first = Peek();
        int start = _at;
        switch (first)
        {
            case '"':
                bool isText = TryText(out bool hasEscapes) && !hasEscapes && !node.GoesOn;
                values.Add(node.Slot, new(0, start + 1, _at - start - 2, FieldValueKind.Text));
                return isText;
            case '{' or '[':
                return TryContainer(node, depth);
            default:
                return TryScalar(node);
        }
    }

    private bool TryContainer(FieldNode node, int depth)
    {
        int start = _at;
        if (node.Slot is not null || (!node.GoesOn && _json[start] == (byte)'{'))
        {
            if (!TrySkip())
            {
                return false;
            }

            values.Add(node.Slot, new(0, start, _at - start, FieldValueKind.Container));
            if (!node.GoesOn && _json[start] == (byte)'{')
            {
                return true;
            }

            _at = start;
        }

        return _json[start] == (byte)'{' ? TryObject(node) : depth < DeepestArray && TryArray(node, depth + 1);
    }

    private bool TryArray(FieldNode node, int depth)
    {
        _at++;
        if (Peek() == ']')
        {
            _at++;
            return true;
        }

        while (TryValue(node, depth))
        {
            int next = Peek();
            _at++;
            if (next != ',')
            {
                return next == ']';
            }
        }

        return false;
    }

    private bool TryScalar(FieldNode node)
    {
        int start = _at;
        if (!TrySkip())
        {
            return false;
        }

        ReadOnlySpan<byte> text = _json[start.._at];
        if (!text.SequenceEqual("null"u8))
        {
            values.Add(node.Slot, new(0, start, text.Length, FieldValueKind.Scalar));
            return text.SequenceEqual("true"u8) || text.SequenceEqual("false"u8) || text[0] is (byte)'-' or (>= (byte)'0' and <= (byte)'9');
        }

        return true;
    }

    /// <summary>Passes over a value.</summary>
    private bool TrySkip()
    {
        switch (Peek())
        {
            case '"':
                return TryText(out _);
            case '{' or '[':
                RecordScanner scanner = RecordScanner.OfAnyContainer;
                int end = scanner.Scan(_json[_at..]);
                _at += end;
                return end > 0;
            default:
                int length = _json[_at..].IndexOfAny(s_scalarEnds);
                _at += length;
                return length > 0;
        }
    }

    /// <summary>Passes over a text.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool TryText(out bool hasEscapes)
    {
        hasEscapes = false;
        if (_at >= _json.Length || _json[_at] != (byte)'"')
        {
            return false;
        }

        _at++;
        while (true)
        {
            int length = ToQuoteOrBackslash();
            if (length < 0)
            {
                return false;
            }

            _at += length + 1;
            if (_json[_at - 1] == (byte)'"')
            {
                return true;
            }

            hasEscapes = true;
            if (_at++ >= _json.Length)
            {
                return false;
            }
        }
    }

    /// <summary>How far the next quote or backslash is; most are near, so the first bytes are looked at without a call.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly int ToQuoteOrBackslash()
    {
        ReadOnlySpan<byte> rest = _json[_at..];
        if (rest.Length >= Vector256<byte>.Count)
        {
            Vector256<byte> near = Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(rest));
            uint ends = (Vector256.Equals(near, Vector256.Create((byte)'"')) | Vector256.Equals(near, Vector256.Create((byte)'\\'))).ExtractMostSignificantBits();
            if (ends != 0)
            {
                return BitOperations.TrailingZeroCount(ends);
            }
        }

        return rest.IndexOfAny((byte)'"', (byte)'\\');
    }

    /// <summary>The next byte that is no white space, where it stops; -1 at the end.</summary>
    private int Peek()
    {
        while (_at < _json.Length)
        {
            byte found = _json[_at];
            if (found is not ((byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t'))
            {
                return found;
            }

            _at++;
        }

        return -1;
    }
}
