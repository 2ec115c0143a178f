using System.Text.Json;
using System.Text.Unicode;

namespace ActionTrail.Engine.Search.Matching;

/// <summary>
/// Reads the wanted fields of one record after another in a single pass each, without building anything. Of a name that comes twice in an
/// object the last one counts, as everywhere in this product. One instance serves one thread.
/// </summary>
/// <param name="tree">The wanted fields, numbered.</param>
internal sealed class FieldReader(FieldTree tree)
{
    private readonly FieldNode _root = tree.Root;
    private readonly FieldValues _values = new(tree.SlotCount);
    private readonly List<byte[]> _texts = [];
    private int _textCount;
    private byte[] _scratch = new byte[256];

    /// <summary>Reads a record and checks all of it.</summary>
    /// <param name="json">The record.</param>
    /// <returns>False when it is no valid JSON object in UTF-8.</returns>
    public bool TryRead(ReadOnlySpan<byte> json)
    {
        _values.Clear();
        _textCount = 0;
        return Utf8.IsValid(json) && TryReadAll(json, _root, 0);
    }

    /// <summary>Reads a record without checking what is not wanted. Of valid JSON it reads what <see cref="TryRead"/> reads.</summary>
    /// <param name="json">The record.</param>
    /// <param name="isChecked">Whether all of it was checked nevertheless.</param>
    /// <returns>False when it is known to be no valid JSON object in UTF-8.</returns>
    public bool TryReadQuickly(ReadOnlySpan<byte> json, out bool isChecked)
    {
        _values.Clear();
        _textCount = 0;
        isChecked = !new QuickFieldReader(json, _values).TryRead(_root);
        return !isChecked || TryRead(json);
    }

    /// <summary>Whether a record is a valid JSON object in UTF-8.</summary>
    public static bool IsValid(ReadOnlySpan<byte> json)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            while (reader.Read())
            {
            }

            return Utf8.IsValid(json);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>The values found for a slot.</summary>
    public ReadOnlySpan<FieldValue> Values(FieldSlot slot) => _values[slot];

    /// <summary>The text of a value, unescaped; valid until the next call or record.</summary>
    /// <param name="value">The value; no container.</param>
    /// <param name="json">The record that was read.</param>
    public ReadOnlySpan<byte> Text(scoped in FieldValue value, ReadOnlySpan<byte> json)
    {
        if (value.Kind != FieldValueKind.EscapedText)
        {
            return Raw(value, json);
        }

        var reader = new Utf8JsonReader(Raw(value with { Start = value.Start - 1, Length = value.Length + 2 }, json));
        reader.Read();
        return Text(ref reader);
    }

    /// <summary>The name or text that another reader stands on, unescaped; valid until the next call.</summary>
    public ReadOnlySpan<byte> Text(scoped ref Utf8JsonReader reader)
    {
        if (!reader.ValueIsEscaped)
        {
            return reader.ValueSpan;
        }

        int length = Unescape(ref reader, ref _scratch);
        return _scratch.AsSpan(0, length);
    }

    /// <summary>The bytes of a value as they are written.</summary>
    /// <param name="value">The value.</param>
    /// <param name="json">The record that was read.</param>
    public ReadOnlySpan<byte> Raw(scoped in FieldValue value, ReadOnlySpan<byte> json) =>
        (value.Buffer == 0 ? json : _texts[value.Buffer - 1]).Slice(value.Start, value.Length);

    private bool TryReadAll(ReadOnlySpan<byte> json, FieldNode node, int buffer)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            reader.Read();
            bool entered = reader.TokenType == JsonTokenType.StartObject || (buffer > 0 && reader.TokenType == JsonTokenType.StartArray);
            if (entered)
            {
                ReadInside(ref reader, node, buffer);
                reader.Read(); // Only white space may follow; anything else makes the reader throw.
            }

            return entered;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private void ReadInside(ref Utf8JsonReader reader, FieldNode node, int buffer)
    {
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            ReadObject(ref reader, node, buffer);
            return;
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            ReadValue(ref reader, node, buffer);
        }
    }

    private void ReadObject(ref Utf8JsonReader reader, FieldNode node, int buffer)
    {
        Span<int> before = stackalloc int[node.SlotCount];
        _values.Mark(node, before);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            _values.Add(node.Names, Here(ref reader, buffer));

            FieldNode? child = node.Find(ref reader);
            reader.Read();
            if (child is not null)
            {
                _values.Return(child, node, before);
            }

            if (child is not null && node.Any is { } every)
            {
                Utf8JsonReader again = reader;
                ReadValue(ref again, every, buffer);
            }

            if ((child ?? node.Any) is { } wanted)
            {
                ReadValue(ref reader, wanted, buffer);
            }
            else
            {
                reader.Skip();
            }
        }
    }

    /// <summary>Reads a value; the reader ends on its last token.</summary>
    private void ReadValue(ref Utf8JsonReader reader, FieldNode node, int buffer)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                ReadContainer(ref reader, node, buffer);
                break;
            case JsonTokenType.String:
                _values.Add(node.Slot, Here(ref reader, buffer));
                if (node.GoesOn)
                {
                    ReadNested(ref reader, node);
                }

                break;
            case JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False:
                _values.Add(node.Slot, new(buffer, (int)reader.TokenStartIndex, reader.ValueSpan.Length, FieldValueKind.Scalar));
                break;
        }
    }

    private void ReadContainer(ref Utf8JsonReader reader, FieldNode node, int buffer)
    {
        int start = (int)reader.TokenStartIndex;
        if (node.Slot is { } slot)
        {
            Utf8JsonReader ahead = reader;
            ahead.Skip();
            _values.Add(slot, new(buffer, start, (int)ahead.BytesConsumed - start, FieldValueKind.Container));
        }

        if (reader.TokenType == JsonTokenType.StartObject && !node.GoesOn)
        {
            reader.Skip();
        }
        else
        {
            ReadInside(ref reader, node, buffer);
        }
    }

    /// <summary>Enters a text that holds JSON; one that does not has nothing inside.</summary>
    private void ReadNested(ref Utf8JsonReader reader, FieldNode node)
    {
        int buffer = _textCount + 1;
        if (_texts.Count < buffer)
        {
            _texts.Add([]);
        }

        byte[] room = _texts[_textCount];
        int length = Unescape(ref reader, ref room);
        _texts[_textCount] = room;
        ReadOnlySpan<byte> text = room.AsSpan(0, length);
        if (text.TrimStart(" \t\r\n"u8) is not [(byte)'{' or (byte)'[', ..])
        {
            return;
        }

        _textCount = buffer;
        Span<int> before = stackalloc int[node.SlotCount];
        _values.Mark(node, before);
        if (!TryReadAll(text, node, buffer))
        {
            _values.Return(node, node, before);
        }
    }

    /// <summary>Copies the text that the reader stands on, unescaped. Half a surrogate pair is no text: then the escapes stay as they are.</summary>
    private static int Unescape(ref Utf8JsonReader reader, ref byte[] buffer)
    {
        if (buffer.Length < reader.ValueSpan.Length)
        {
            buffer = new byte[reader.ValueSpan.Length * 2];
        }

        try
        {
            return reader.CopyString(buffer);
        }
        catch (InvalidOperationException)
        {
            reader.ValueSpan.CopyTo(buffer);
            return reader.ValueSpan.Length;
        }
    }

    private static FieldValue Here(ref Utf8JsonReader reader, int buffer) =>
        new(buffer, (int)reader.TokenStartIndex + 1, reader.ValueSpan.Length, reader.ValueIsEscaped ? FieldValueKind.EscapedText : FieldValueKind.Text);
}
