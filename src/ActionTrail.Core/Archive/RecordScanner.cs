namespace ActionTrail.Core.Archive;

/// <summary>Finds the end of a JSON object that may come in pieces, looking only at quotes, backslashes and braces.</summary>
internal struct RecordScanner
{
    private int _depth;
    private bool _inText;
    private bool _escaped;

    /// <summary>Scans the next piece; the first piece starts with the opening brace.</summary>
    /// <returns>Where the object ends in this piece (after its last brace), or -1 when it goes on.</returns>
    public int Scan(ReadOnlySpan<byte> piece)
    {
        int at = 0;
        while (at < piece.Length)
        {
            if (_escaped)
            {
                _escaped = false;
                at++;
                continue;
            }

            int hit = _inText
                ? piece[at..].IndexOfAny((byte)'"', (byte)'\\')
                : piece[at..].IndexOfAny((byte)'"', (byte)'{', (byte)'}');
            if (hit < 0)
            {
                return -1;
            }

            at += hit + 1;
            switch (piece[at - 1])
            {
                case (byte)'"':
                    _inText = !_inText;
                    break;
                case (byte)'\\':
                    _escaped = true;
                    break;
                case (byte)'{':
                    _depth++;
                    break;
                default:
                    if (--_depth == 0)
                    {
                        return at;
                    }

                    break;
            }
        }

        return -1;
    }
}
