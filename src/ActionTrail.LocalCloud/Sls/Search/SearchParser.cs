using System.Globalization;
using System.Text;
using ActionTrail.LocalCloud.Gateway;

namespace ActionTrail.LocalCloud.Sls.Search;

/// <summary>
/// Reads search statements: words, <c>field: value</c>, comparisons, <c>in [a b)</c>, <c>#"phrases"</c>, wildcards, and <c>and</c>,
/// <c>or</c>, <c>not</c> with parentheses.
/// </summary>
/// <remarks>
/// Source: Log Service, search syntax. Unconfirmed: <c>not</c> binds as tightly as <c>and</c> and both go from left to right, as the newer
/// page says; the older one ranks <c>and</c> above <c>not</c>.
/// </remarks>
internal sealed class SearchParser
{
    private const int DeepestNesting = 100;

    /// <summary>The documents ask for 30 at most; this bound only keeps a statement from being followed without end.</summary>
    private const int MostConditions = 500;

    private const string TagField = "__tag__";
    private readonly string _text;
    private int _at;
    private int _depth;
    private int _conditions;

    private SearchParser(string text) => _text = text;

    /// <summary>Parses a statement.</summary>
    /// <param name="text">The statement without SQL; blank means every log.</param>
    /// <exception cref="CloudError">400 InvalidQueryString.</exception>
    public static SearchNode Parse(string text)
    {
        var parser = new SearchParser(text);
        if (parser.Peek() == '\0')
        {
            return new SearchNode.All();
        }

        SearchNode node = parser.ReadOr(null);
        return parser.Peek() == '\0' ? node : throw parser.Unexpected("an operator or the end");
    }

    private SearchNode ReadOr(string? field)
    {
        if (++_depth > DeepestNesting)
        {
            throw SlsErrors.InvalidQueryString($"more than {DeepestNesting} nested conditions");
        }

        SearchNode node = ReadAnd(field);
        while (TryKeyword("or"))
        {
            node = new SearchNode.Or(node, ReadAnd(field));
        }

        _depth--;
        return node;
    }

    private SearchNode ReadAnd(string? field)
    {
        SearchNode node = ReadNot(field);
        while (Peek() is not ('\0' or ')') && !IsKeyword("or"))
        {
            TryKeyword("and");
            node = new SearchNode.And(node, ReadNot(field));
        }

        return node;
    }

    private SearchNode ReadNot(string? field)
    {
        bool negative = false;
        while (TryKeyword("not"))
        {
            negative = !negative;
        }

        SearchNode node = ReadCondition(field);
        if (negative && node is SearchNode.Term { IsPhrase: true })
        {
            throw SlsErrors.InvalidQueryString("not is not supported before a phrase");
        }

        return negative ? new SearchNode.Not(node) : node;
    }

    private SearchNode ReadCondition(string? field)
    {
        if (Peek() == '(')
        {
            return ReadGroup(field);
        }

        if (IsKeyword("and") || IsKeyword("or"))
        {
            throw Unexpected("a condition");
        }

        if (++_conditions > MostConditions)
        {
            throw SlsErrors.InvalidQueryString($"more than {MostConditions} conditions");
        }

        int begin = _at;
        (string pattern, bool isPhrase) = ReadText(inValue: field is not null);
        if (field is not null || isPhrase)
        {
            return Term(field, pattern, isPhrase);
        }

        string name = Literal(pattern);
        switch (Peek())
        {
            case ':':
                return ReadFieldValue(name);
            case '>' or '<' or '=':
                return ReadComparison(name, begin);
            default:
                return TryReadRange(name, begin) ?? Term(null, pattern, isPhrase: false);
        }
    }

    private SearchNode ReadGroup(string? field)
    {
        _at++;
        SearchNode inner = ReadOr(field);
        return Peek() == ')' ? Advance(inner) : throw Unexpected("a closing parenthesis");
    }

    private SearchNode ReadFieldValue(string name)
    {
        _at++;
        if (name == TagField)
        {
            Peek();
            (string tag, _) = ReadText(inValue: false);
            if (Peek() != ':')
            {
                throw Unexpected("a colon after the tag's name");
            }

            _at++;
            name = $"{TagField}:{Literal(tag)}";
        }

        if (Peek() == '(')
        {
            return ReadGroup(name);
        }

        (string pattern, bool isPhrase) = ReadText(inValue: true);
        return Term(name, pattern, isPhrase);
    }

    private SearchNode ReadComparison(string name, int begin)
    {
        char sign = _text[_at++];
        bool inclusive = sign != '=' && _at < _text.Length && _text[_at] == '=';
        _at += inclusive ? 1 : 0;
        Peek();
        string number = Literal(ReadText(inValue: true).Pattern);
        var bound = new SearchNode.Bound(number, inclusive || sign == '=');
        return new SearchNode.Range(name, sign is '<' ? null : bound, sign is '>' ? null : bound, _text[begin.._at]);
    }

    private SearchNode.Range? TryReadRange(string name, int begin)
    {
        int resume = _at;
        if (TryKeyword("in", StringComparison.Ordinal) && Peek() is '[' or '(')
        {
            bool lowInclusive = _text[_at] == '[';
            int end = _text.AsSpan(_at + 1).IndexOfAny(']', ')');
            if (end > 0
                && _text.Substring(_at + 1, end).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is [{ } low, { } high] && IsNumber(low) && IsNumber(high))
            {
                _at += end + 2;
                return new SearchNode.Range(
                    name, new SearchNode.Bound(low, lowInclusive), new SearchNode.Bound(high, _text[_at - 1] == ']'), _text[begin.._at]);
            }
        }

        _at = resume;
        return null;
    }

    private static bool IsNumber(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    private static SearchNode Term(string? field, string pattern, bool isPhrase)
    {
        if (field is null && pattern.Length > 0 && pattern.All(static one => one == WordSplitter.AnyRun))
        {
            return new SearchNode.All();
        }

        if (pattern.Length > 1 && pattern[0] is WordSplitter.AnyRun or WordSplitter.AnyOne)
        {
            throw SlsErrors.InvalidQueryString("a word cannot start with * or ?");
        }

        return new SearchNode.Term(field, pattern, isPhrase);
    }

    /// <summary>Reads a bare word, a quoted text or a phrase; a backslash takes the meaning from the next character.</summary>
    private (string Pattern, bool IsPhrase) ReadText(bool inValue)
    {
        bool isPhrase = _at + 1 < _text.Length && _text[_at] == '#' && _text[_at + 1] == '"';
        _at += isPhrase ? 1 : 0;
        if (_at < _text.Length && _text[_at] == '"')
        {
            return (ReadQuoted(), isPhrase);
        }

        var word = new StringBuilder();
        for (; _at < _text.Length && !EndsWord(_text[_at], inValue); _at++)
        {
            switch (_text[_at])
            {
                case '\\' when _at + 1 < _text.Length:
                    word.Append(_text[++_at]);
                    break;
                case '*':
                    word.Append(WordSplitter.AnyRun);
                    break;
                case '?':
                    word.Append(WordSplitter.AnyOne);
                    break;
                default:
                    word.Append(_text[_at]);
                    break;
            }
        }

        return word.Length > 0 ? (word.ToString(), false) : throw Unexpected("a word");
    }

    private string ReadQuoted()
    {
        var text = new StringBuilder();
        for (_at++; _at < _text.Length && _text[_at] != '"'; _at++)
        {
            if (_text[_at] == '\\' && _at + 1 < _text.Length)
            {
                _at++;
            }

            text.Append(_text[_at]);
        }

        return _at < _text.Length ? Advance(text.ToString()) : throw SlsErrors.InvalidQueryString("a quotation mark is not closed");
    }

    private static bool EndsWord(char one, bool inValue) =>
        char.IsWhiteSpace(one) || one is '(' or ')' or '"' || (!inValue && one is ':' or '<' or '>' or '=');

    /// <summary>A name or number, in which wildcards mean themselves.</summary>
    private static string Literal(string pattern) => pattern.Replace(WordSplitter.AnyRun, '*').Replace(WordSplitter.AnyOne, '?');

    private bool TryKeyword(string keyword, StringComparison comparison = StringComparison.OrdinalIgnoreCase)
    {
        if (!IsKeyword(keyword, comparison))
        {
            return false;
        }

        _at += keyword.Length;
        return true;
    }

    private bool IsKeyword(string keyword, StringComparison comparison = StringComparison.OrdinalIgnoreCase)
    {
        Peek();
        int end = _at + keyword.Length;
        return end <= _text.Length && _text.AsSpan(_at, keyword.Length).Equals(keyword, comparison)
            && (end == _text.Length || char.IsWhiteSpace(_text[end]) || _text[end] is '(' or ')' or '"' or '[');
    }

    /// <summary>The next character that is no space; NUL at the end.</summary>
    private char Peek()
    {
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at]))
        {
            _at++;
        }

        return _at < _text.Length ? _text[_at] : '\0';
    }

    private T Advance<T>(T result)
    {
        _at++;
        return result;
    }

    private CloudError Unexpected(string expected) => SlsErrors.InvalidQueryString(string.Create(
        CultureInfo.InvariantCulture,
        $"expected {expected} at column {_at + 1}, found {(_at < _text.Length ? $"'{_text[_at]}'" : "the end")}"));
}
