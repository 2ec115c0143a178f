using System.Globalization;
using ActionTrail.LocalCloud.Gateway;

namespace ActionTrail.LocalCloud.Sls.Search;

/// <summary>Turns a search statement and the rules of an index into a predicate over logs.</summary>
internal sealed class SearchFilter
{
    private readonly IndexRules _rules;

    private SearchFilter(IndexRules rules) => _rules = rules;

    /// <summary>Compiles a statement.</summary>
    /// <returns>The predicate; null when every log matches.</returns>
    /// <exception cref="CloudError">400: a field is not indexed.</exception>
    public static Func<LogFields, bool>? Compile(SearchNode node, IndexRules rules) =>
        node is SearchNode.All ? null : new SearchFilter(rules).Compile(node);

    private Func<LogFields, bool> Compile(SearchNode node)
    {
        switch (node)
        {
            case SearchNode.And(var left, var right):
                (Func<LogFields, bool> first, Func<LogFields, bool> second) = (Compile(left), Compile(right));
                return fields => first(fields) && second(fields);
            case SearchNode.Or(var left, var right):
                (Func<LogFields, bool> one, Func<LogFields, bool> other) = (Compile(left), Compile(right));
                return fields => one(fields) || other(fields);
            case SearchNode.Not(var inner):
                Func<LogFields, bool> not = Compile(inner);
                return fields => !not(fields);
            case SearchNode.Range range:
                return CompileRange(range);
            case SearchNode.Term { Field: null } term:
                return CompileFullText(term.Pattern, term.IsPhrase);
            case SearchNode.Term { Field: { } field } term:
                return CompileField(field, term);
            default:
                return static _ => true;
        }
    }

    private Func<LogFields, bool> CompileField(string field, SearchNode.Term term)
    {
        if (ReservedName(field) is { } reserved)
        {
            return Match(term, WordSplitter.Whole, fields => fields.Reserved(reserved));
        }

        FieldRule rule = Require(field);
        return rule.Type is FieldType.Long or FieldType.Double && term.Pattern.Trim(WordSplitter.AnyRun).Length > 0
            ? CompileNumber(rule, new(term.Pattern, true), new(term.Pattern, true))
            : Match(term, rule.Words, fields => fields.Text(rule));
    }

    private static Func<LogFields, bool> Match(SearchNode.Term term, WordSplitter words, Func<LogFields, string?> read)
    {
        if (term.Pattern.Length == 0)
        {
            return fields => read(fields) is "";
        }

        if (term.Pattern.All(static one => one == WordSplitter.AnyRun))
        {
            return fields => read(fields) is not null;
        }

        IReadOnlyList<string> patterns = words.Split(term.Pattern);
        return fields => read(fields) is { } value
            && patterns.All(pattern => words.Holds(value, pattern))
            && (!term.IsPhrase || value.Contains(term.Pattern, words.Comparison));
    }

    /// <summary>Words count wherever they are, in keys too; without a full-text index only in the indexed texts.</summary>
    private Func<LogFields, bool> CompileFullText(string pattern, bool isPhrase)
    {
        if (isPhrase)
        {
            return fields => fields.Contents.Any(pair =>
                _rules.IsInFullText(pair.Key) && pair.Value.Contains(pattern, _rules.FullTextOf(pair.Key).Comparison));
        }

        IReadOnlyList<string> words = (_rules.Line ?? WordSplitter.Whole).Split(pattern);
        return fields => words.All(word => fields.Contents.Any(pair => _rules.IsInFullText(pair.Key) && HoldsWord(pair, word)));
    }

    private bool HoldsWord(KeyValuePair<string, string> pair, string word)
    {
        WordSplitter splitter = _rules.FullTextOf(pair.Key);
        return splitter.Holds(pair.Value, word) || splitter.Holds(pair.Key, word);
    }

    /// <summary>A range on a field without numbers is a search for its words, as documented.</summary>
    private Func<LogFields, bool> CompileRange(SearchNode.Range range) =>
        _rules.Find(range.Field) is { Type: FieldType.Long or FieldType.Double } rule
            ? CompileNumber(rule, range.Low, range.High)
            : CompileFullText(range.Text, isPhrase: false);

    private static Func<LogFields, bool> CompileNumber(FieldRule rule, SearchNode.Bound? low, SearchNode.Bound? high) => rule.Type == FieldType.Long
        ? CompileNumber<decimal>(rule, low, high, NumberStyles.Float)
        : CompileNumber<double>(rule, low, high, NumberStyles.Float);

    private static Func<LogFields, bool> CompileNumber<T>(FieldRule rule, SearchNode.Bound? low, SearchNode.Bound? high, NumberStyles style)
        where T : struct, System.Numerics.INumber<T>
    {
        T? least = Number<T>(low?.Number, style);
        T? most = Number<T>(high?.Number, style);
        if ((low is not null && least is null) || (high is not null && most is null))
        {
            return static _ => false;
        }

        return fields => Number<T>(fields.Text(rule), style) is { } value
            && (least is not { } l || (low!.IsInclusive ? value >= l : value > l))
            && (most is not { } m || (high!.IsInclusive ? value <= m : value < m));
    }

    private static T? Number<T>(string? text, NumberStyles style)
        where T : struct, System.Numerics.INumber<T> => T.TryParse(text, style, CultureInfo.InvariantCulture, out T number) ? number : null;

    private FieldRule Require(string field) => _rules.Find(field) ?? throw SlsErrors.ParameterInvalid(
        $"key ({field}) is not config in index, if symbol : is in your log, please wrap : with quotation mark \"");

    /// <summary>Reserved fields need no index; two have short names, which a field of the log's own hides.</summary>
    private string? ReservedName(string field) => field switch
    {
        "__topic__" or "__source__" => field,
        "topic" or "source" when _rules.Find(field) is null => $"__{field}__",
        _ when field.StartsWith("__tag__:", StringComparison.Ordinal) => field,
        _ => null,
    };
}
