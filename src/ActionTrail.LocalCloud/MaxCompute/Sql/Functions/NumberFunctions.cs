using System.Globalization;
using ActionTrail.Aliyun.MaxCompute;
using ActionTrail.LocalCloud.MaxCompute.Sql.Compilation;

namespace ActionTrail.LocalCloud.MaxCompute.Sql.Functions;

/// <summary>Functions of numbers, and numbers read from text.</summary>
internal static class NumberFunctions
{
    public static IReadOnlyList<SqlFunction> All { get; } =
    [
        new("abs", 1, 1, static call => call.Arguments[0].Type is { } type && type.IsInteger()
            ? new CompiledExpression($"abs({call.Integer(0)})", MaxComputeType.Bigint)
            : new CompiledExpression($"abs({Double(call)})", MaxComputeType.Double)),
        SqlFunction.Of("round", 1, 2, MaxComputeType.Double, static call => $"round({Double(call)}{(call.Count == 2 ? "," + call.Integer(1) : "")})"),
        SqlFunction.Of("floor", 1, 1, MaxComputeType.Bigint, static call => $"mc_floor({Double(call)})"),
        .. new[] { "ceil", "ceiling" }.Select(static name => SqlFunction.Of(name, 1, 1, MaxComputeType.Bigint, static call => $"mc_ceil({Double(call)})")),
    ];

    /// <summary>Their parts in C#.</summary>
    public static IReadOnlyList<NativeFunction> Native { get; } =
    [
        new("mc_floor", 1, static (_, arguments, result) => result.Set((long)Math.Floor(arguments.Floating(0)))),
        new("mc_ceil", 1, static (_, arguments, result) => result.Set((long)Math.Ceiling(arguments.Floating(0)))),
        new("mc_modulo", 2, static (_, arguments, result) => result.SetFinite(arguments.Floating(0) % arguments.Floating(1))),
        new("mc_bigint", 1, static (_, arguments, result) =>
        {
            string text = arguments.Text(0).Trim();
            if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long whole))
            {
                result.Set(whole);
            }
            else if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && Math.Abs(number) < 9e18)
            {
                result.Set((long)number);
            }
        }),
        new("mc_double", 1, static (_, arguments, result) =>
        {
            if (double.TryParse(arguments.Text(0).Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out double number))
            {
                result.SetFinite(number);
            }
        }),
        new("mc_boolean", 1, static (_, arguments, result) =>
        {
            if (bool.TryParse(arguments.Text(0).Trim(), out bool truth))
            {
                result.Set(truth);
            }
        }),
        new("mc_within", 2, static (_, arguments, result) =>
        {
            if (IntegerRange.Fits(arguments.Integer(0), (int)arguments.Integer(1)))
            {
                result.Set(arguments.Integer(0));
            }
        }),
        new("mc_fit", 2, static (_, arguments, result) => result.Set(IntegerRange.Fits(arguments.Integer(0), (int)arguments.Integer(1))
            ? arguments.Integer(0)
            : throw SqlException.Runtime($"{arguments.Integer(0)} does not fit into {arguments.Integer(1)} bits"))),
        new("mc_text_double", 1, static (_, arguments, result) => result.Set(MaxComputeText.Of(arguments.Floating(0)))),
    ];

    private static string Double(FunctionCall call) => call.As(0, MaxComputeType.Double);
}
