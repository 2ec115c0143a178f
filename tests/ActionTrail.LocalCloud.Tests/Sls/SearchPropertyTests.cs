using ActionTrail.Aliyun.Sls;
using ActionTrail.LocalCloud.Sls;
using ActionTrail.LocalCloud.Sls.Logs;
using ActionTrail.LocalCloud.Sls.Search;
using FsCheck;
using FsCheck.Fluent;

namespace ActionTrail.LocalCloud.Tests.Sls;

/// <summary>The parser and the filter together against a model that knows only sets of words.</summary>
public sealed class SearchPropertyTests
{
    private static readonly string[] s_words = ["alpha", "beta", "gamma", "Delta"];
    private static readonly string[] s_fields = ["one", "two"];

    private static readonly IndexRules s_rules = IndexRules.Of(new SlsIndexDocument(
        """{"line":{"token":[" "]},"keys":{"one":{"type":"text","token":[" "]},"two":{"type":"text","token":[" "]},"n":{"type":"long"}}}""", 0));

    /// <summary>A condition: its text, and what it means for a log.</summary>
    private sealed record Condition(string Text, Func<SlsLog, bool> Holds);

    [Fact]
    public void Every_search_means_what_its_parts_mean()
    {
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(
            (from condition in Conditions(4) from log in Logs() select (condition, log)).ToArbitrary(),
            pair =>
            {
                Func<LogFields, bool> filter = SearchFilter.Compile(SearchParser.Parse(pair.condition.Text), s_rules) ?? (static _ => true);
                using var fields = new LogFields(new StoredLog(default, 0, new SlsLogGroup([pair.log])));
                return (filter(fields) == pair.condition.Holds(pair.log)).Label(pair.condition.Text);
            }));
    }

    [Fact]
    public void Any_text_is_parsed_or_refused_and_nothing_else()
    {
        Gen<string> texts = Gen.Elements(" ", "a", "and", "or", "not", "(", ")", "\"", ":", "#\"", "*", "?", "in [", "1 2]", ">", "<=", "\\", "one", "|", "__tag__", "é", "\0")
            .ListOf().Select(string.Concat);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(3000), Prop.ForAll(texts.ToArbitrary(), static text =>
        {
            try
            {
                SearchParser.Parse(text);
                return true;
            }
            catch (LocalCloud.Gateway.CloudError refused)
            {
                return refused.Code == "InvalidQueryString";
            }
        }));
    }

    private static Gen<SlsLog> Logs() =>
        from one in Gen.Elements(s_words).ListOf()
        from two in Gen.Elements(s_words).ListOf()
        from number in Gen.Choose(0, 9)
        from hasTwo in Gen.Elements(true, false)
        select new SlsLog(1, [new("one", string.Join(' ', one)), .. hasTwo ? [new("two", string.Join(' ', two))] : Array.Empty<KeyValuePair<string, string>>(), new("n", $"{number}")]);

    private static Gen<Condition> Conditions(int depth) => depth == 0
        ? Leaf()
        : Gen.Frequency(
            (2, Leaf()),
            (1, from inner in Conditions(depth - 1) select new Condition($"not ({inner.Text})", log => !inner.Holds(log))),
            (2, from left in Conditions(depth - 1) from right in Conditions(depth - 1) from and in Gen.Elements(" and ", " AND ", " ")
                select new Condition($"({left.Text}){and}({right.Text})", log => left.Holds(log) && right.Holds(log))),
            (2, from left in Conditions(depth - 1) from right in Conditions(depth - 1)
                select new Condition($"({left.Text}) or ({right.Text})", log => left.Holds(log) || right.Holds(log))),
            (1, from a in Leaf() from b in Leaf() from c in Leaf()
                select new Condition($"{a.Text} or {b.Text} and {c.Text}", log => a.Holds(log) || (b.Holds(log) && c.Holds(log)))),
            (1, from a in Leaf() from b in Leaf() select new Condition($"{a.Text} not {b.Text}", log => a.Holds(log) && !b.Holds(log))));

    private static Gen<Condition> Leaf() => Gen.OneOf(
        from word in Gen.Elements(s_words) select new Condition(word, log => log.Contents.Any(pair => Has(pair.Value, word))),
        from word in Gen.Elements(s_words) from field in Gen.Elements(s_fields)
        select new Condition($"{field}: {word.ToUpperInvariant()}", log => Value(log, field) is { } value && Has(value, word)),
        from word in Gen.Elements(s_words) from field in Gen.Elements(s_fields) from length in Gen.Choose(1, 4)
        select new Condition($"{field}:{word[..length]}*", log => Value(log, field) is { } value
            && value.Split(' ').Any(one => one.StartsWith(word[..length], StringComparison.OrdinalIgnoreCase))),
        from number in Gen.Choose(0, 9) select new Condition($"n >= {number}", log => int.Parse(Value(log, "n")!) >= number),
        from low in Gen.Choose(0, 9) from high in Gen.Choose(0, 9)
        select new Condition($"n in ({low} {high}]", log => int.Parse(Value(log, "n")!) > low && int.Parse(Value(log, "n")!) <= high),
        from field in Gen.Elements(s_fields) select new Condition($"{field}: *", log => Value(log, field) is not null));

    private static string? Value(SlsLog log, string field) => log.Contents.FirstOrDefault(pair => pair.Key == field).Value;

    private static bool Has(string value, string word) => value.Split(' ').Contains(word, StringComparer.OrdinalIgnoreCase);
}
