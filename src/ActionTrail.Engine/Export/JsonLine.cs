namespace ActionTrail.Engine.Export;

/// <summary>JSON on one line.</summary>
public static class JsonLine
{
    /// <summary>Puts JSON on one line. In valid JSON a line break stands only between tokens, where a blank means the same.</summary>
    /// <param name="json">Valid JSON, UTF-8.</param>
    /// <returns>The same bytes where there is no line break.</returns>
    public static ReadOnlyMemory<byte> Of(ReadOnlyMemory<byte> json)
    {
        if (!json.Span.ContainsAny((byte)'\n', (byte)'\r'))
        {
            return json;
        }

        byte[] line = json.ToArray();
        line.AsSpan().Replace((byte)'\n', (byte)' ');
        line.AsSpan().Replace((byte)'\r', (byte)' ');
        return line;
    }
}
