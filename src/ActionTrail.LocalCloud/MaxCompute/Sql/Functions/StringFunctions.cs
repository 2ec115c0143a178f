using System.Text;
using System.Text.RegularExpressions;
using ActionTrail.Aliyun.MaxCompute;

namespace ActionTrail.LocalCloud.MaxCompute.Sql.Functions;

/// <summary>Functions of text.</summary>
internal static class StringFunctions
{
    private const int LongestReplacement = 4096;

    public static IReadOnlyList<SqlFunction> All { get; } =
    [
        SqlFunction.Of("concat", 1, int.MaxValue, MaxComputeType.String, static call => $"({string.Join("||", Enumerable.Range(0, call.Count).Select(call.Text))})"),
        SqlFunction.Of("concat_ws", 2, 100, MaxComputeType.String, static call => $"mc_concat_ws({string.Join(',', Enumerable.Range(0, call.Count).Select(call.Text))})"),
        .. new[] { "substr", "substring" }.Select(static name => SqlFunction.Of(name, 2, 3, MaxComputeType.String, Substring)),
        SqlFunction.Of("length", 1, 1, MaxComputeType.Bigint, static call => $"length({call.Text(0)})"),
        .. new[] { "lower", "tolower" }.Select(static name => SqlFunction.Of(name, 1, 1, MaxComputeType.String, static call => $"mc_lower({call.Text(0)})")),
        .. new[] { "upper", "toupper" }.Select(static name => SqlFunction.Of(name, 1, 1, MaxComputeType.String, static call => $"mc_upper({call.Text(0)})")),
        .. new[] { "trim", "ltrim", "rtrim" }.Select(static name => SqlFunction.Of(name, 1, 2, MaxComputeType.String, call => $"{name}({Texts(call)})")),
        SqlFunction.Of("replace", 3, 3, MaxComputeType.String, static call => $"replace({Texts(call)})"),
        SqlFunction.Of("instr", 2, 2, MaxComputeType.Bigint, static call => $"instr({Texts(call)})"),
        SqlFunction.Of("split_part", 3, 3, MaxComputeType.String, static call => $"mc_split_part({call.Text(0)},{call.Text(1)},{call.Integer(2)})"),
        SqlFunction.Of("regexp_extract", 2, 3, MaxComputeType.String, static call => $"mc_regexp_extract({call.Text(0)},{call.Text(1)},{(call.Count == 3 ? call.Integer(2) : "1")})"),
        SqlFunction.Of("regexp_replace", 3, 3, MaxComputeType.String, static call => $"mc_regexp_replace({Texts(call)})"),
    ];

    /// <summary>Their parts in C#.</summary>
    public static IReadOnlyList<NativeFunction> Native { get; } =
    [
        new("mc_lower", 1, static (_, arguments, result) => result.Set(arguments.Text(0).ToLowerInvariant())),
        new("mc_upper", 1, static (_, arguments, result) => result.Set(arguments.Text(0).ToUpperInvariant())),
        new("mc_like", 2, static (session, arguments, result) => result.Set(session.Like(arguments.Text(1)).IsMatch(arguments.Text(0)))),
        new("mc_rlike", 2, static (session, arguments, result) => result.Set(session.Pattern(arguments.Text(1)).IsMatch(arguments.Text(0)))),
        new("mc_concat_ws", -1, static (_, arguments, result) =>
            result.Set(string.Join(arguments.Text(0), Enumerable.Range(1, arguments.Count - 1).Where(index => !arguments.IsNull(index)).Select(arguments.Text)))) { NullGivesNull = false },
        new("mc_split_part", 3, static (_, arguments, result) =>
        {
            string[] parts = arguments.Text(0).Split(arguments.Text(1));
            long number = arguments.Integer(2);
            result.Set(number >= 1 && number <= parts.Length ? parts[number - 1] : "");
        }),
        new("mc_regexp_extract", 3, static (session, arguments, result) =>
        {
            Match match = session.Pattern(arguments.Text(1)).Match(arguments.Text(0));
            long group = arguments.Integer(2);
            result.Set(match.Success && group >= 0 && group < match.Groups.Count ? match.Groups[(int)group].Value : "");
        }),
        new("mc_regexp_replace", 3, static (session, arguments, result) =>
            result.Set(session.Pattern(arguments.Text(1)).Replace(arguments.Text(0), DotNetReplacement(arguments.Text(2))))),
    ];

    private static string Texts(FunctionCall call) => string.Join(',', Enumerable.Range(0, call.Count).Select(call.Text));

    /// <summary>Positions count from 1; 0 means 1 too, and negative ones count from the end.</summary>
    private static string Substring(FunctionCall call)
    {
        string start = call.Integer(1);
        string length = call.Count == 3 ? "," + call.Integer(2) : "";
        return $"substr({call.Text(0)},(CASE {start} WHEN 0 THEN 1 ELSE {start} END){length})";
    }

    /// <summary>MaxCompute writes groups as <c>\1</c>; .NET as <c>$1</c>.</summary>
    private static string DotNetReplacement(string replacement)
    {
        if (replacement.Length > LongestReplacement)
        {
            throw SqlException.Runtime($"the replacement has {replacement.Length} characters; {LongestReplacement} are allowed");
        }

        var text = new StringBuilder(replacement.Length);
        for (int index = 0; index < replacement.Length; index++)
        {
            if (replacement[index] == '\\' && index + 1 < replacement.Length && char.IsAsciiDigit(replacement[index + 1]))
            {
                text.Append("${").Append(replacement[++index]).Append('}');
            }
            else
            {
                text.Append(replacement[index] == '$' ? "$$" : replacement[index].ToString());
            }
        }

        return text.ToString();
    }
}
