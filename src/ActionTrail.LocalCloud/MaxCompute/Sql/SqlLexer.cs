using System.Globalization;
using System.Text;

namespace ActionTrail.LocalCloud.MaxCompute.Sql;

/// <summary>Splits a text into tokens.</summary>
/// <param name="text">The text.</param>
internal sealed class SqlLexer(string text)
{
    private static readonly string[] s_symbols = ["<=>", "<>", "!=", "<=", ">=", "==", "||", "=", "<", ">", "(", ")", "[", "]", ",", ";", ".", "+", "-", "*", "/", "%"];
    private readonly List<SqlToken> _tokens = [];
    private int _position;
    private int _line = 1;
    private int _lineStart;

    private SourcePosition Here => new(_line, _position - _lineStart + 1);

    /// <summary>All tokens, an end token last.</summary>
    /// <exception cref="SqlException">A character, string or comment that does not belong.</exception>
    public IReadOnlyList<SqlToken> Read()
    {
        while (SkipBlanks())
        {
            SourcePosition at = Here;
            char first = text[_position];
            _tokens.Add(first switch
            {
                '\'' or '"' => new SqlToken(SqlTokenKind.String, ReadString(first), at),
                '`' => new SqlToken(SqlTokenKind.QuotedName, ReadQuotedName(), at),
                _ when char.IsAsciiLetter(first) || first == '_' => new SqlToken(SqlTokenKind.Word, TakeWhile(static c => char.IsAsciiLetterOrDigit(c) || c == '_'), at),
                _ when char.IsAsciiDigit(first) || (first == '.' && char.IsAsciiDigit(Peek(1))) => new SqlToken(SqlTokenKind.Number, ReadNumber(), at),
                _ => new SqlToken(SqlTokenKind.Symbol, ReadSymbol(at), at),
            });
        }

        _tokens.Add(new SqlToken(SqlTokenKind.End, "", Here));
        return _tokens;
    }

    private char Peek(int ahead) => _position + ahead < text.Length ? text[_position + ahead] : '\0';

    private void Advance(int count = 1)
    {
        for (; count > 0; count--)
        {
            if (text[_position++] == '\n')
            {
                _line++;
                _lineStart = _position;
            }
        }
    }

    /// <summary>Goes to the next token.</summary>
    /// <returns>False at the end.</returns>
    private bool SkipBlanks()
    {
        while (_position < text.Length)
        {
            if (char.IsWhiteSpace(text[_position]))
            {
                Advance();
            }
            else if (text[_position] == '-' && Peek(1) == '-')
            {
                int end = text.IndexOf('\n', _position);
                Advance((end < 0 ? text.Length : end) - _position);
            }
            else if (text[_position] == '/' && Peek(1) == '*')
            {
                int end = text.IndexOf("*/", _position + 2, StringComparison.Ordinal);
                Advance(end < 0 ? throw SqlException.Parse(Here, "the comment has no end") : end + 2 - _position);
            }
            else
            {
                return true;
            }
        }

        return false;
    }

    private string TakeWhile(Predicate<char> belongs)
    {
        int start = _position;
        while (_position < text.Length && belongs(text[_position]))
        {
            _position++;
        }

        return text[start.._position];
    }

    private string ReadNumber()
    {
        int start = _position;
        TakeWhile(char.IsAsciiDigit);
        if (Peek(0) == '.')
        {
            _position++;
            TakeWhile(char.IsAsciiDigit);
        }

        if (Peek(0) is 'e' or 'E' && (char.IsAsciiDigit(Peek(1)) || (Peek(1) is '+' or '-' && char.IsAsciiDigit(Peek(2)))))
        {
            _position += 2;
            TakeWhile(char.IsAsciiDigit);
        }

        // Type suffixes: 1L, 1S, 1Y, 1.0D.
        TakeWhile(static c => char.IsAsciiLetterOrDigit(c) || c == '_');
        return text[start.._position];
    }

    private string ReadSymbol(SourcePosition at)
    {
        string symbol = s_symbols.FirstOrDefault(candidate => string.CompareOrdinal(text, _position, candidate, 0, candidate.Length) == 0)
            ?? throw SqlException.Parse(at, $"invalid character '{text[_position]}'");
        _position += symbol.Length;
        return symbol;
    }

    private string ReadQuotedName()
    {
        SourcePosition at = Here;
        int end = text.IndexOf('`', _position + 1);
        if (end < 0)
        {
            throw SqlException.Parse(at, "the quoted name has no end");
        }

        string name = text[(_position + 1)..end];
        Advance(end + 1 - _position);
        return name;
    }

    private string ReadString(char quote)
    {
        SourcePosition at = Here;
        var value = new StringBuilder();
        Advance();
        while (_position < text.Length && text[_position] != quote)
        {
            if (text[_position] == '\\' && _position + 1 < text.Length)
            {
                Advance();
                ReadEscape(value);
            }
            else
            {
                value.Append(text[_position]);
                Advance();
            }
        }

        if (_position >= text.Length)
        {
            throw SqlException.Parse(at, "the string has no end");
        }

        Advance();
        return value.ToString();
    }

    /// <summary>Reads what follows a backslash.</summary>
    /// <remarks>Source: MaxCompute, escape characters. A backslash before % and _ stays, because LIKE needs it.</remarks>
    private void ReadEscape(StringBuilder value)
    {
        char escaped = text[_position];
        if (escaped == 'u' && _position + 4 < text.Length
            && ushort.TryParse(text.AsSpan(_position + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort unit))
        {
            value.Append((char)unit);
            Advance(5);
            return;
        }

        if (escaped is >= '0' and <= '3' && Peek(1) is >= '0' and <= '7' && Peek(2) is >= '0' and <= '7')
        {
            value.Append((char)(((escaped - '0') << 6) | ((Peek(1) - '0') << 3) | (Peek(2) - '0')));
            Advance(3);
            return;
        }

        _ = escaped switch
        {
            'n' => value.Append('\n'),
            't' => value.Append('\t'),
            'r' => value.Append('\r'),
            'b' => value.Append('\b'),
            '0' => value.Append('\0'),
            'Z' => value.Append('\u001A'),
            '%' or '_' => value.Append('\\').Append(escaped),
            _ => value.Append(escaped),
        };
        Advance();
    }
}
