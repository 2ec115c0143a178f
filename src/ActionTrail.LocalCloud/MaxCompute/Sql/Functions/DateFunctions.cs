using System.Globalization;
using ActionTrail.Aliyun.MaxCompute;
using ActionTrail.LocalCloud.MaxCompute.Sql.Compilation;

namespace ActionTrail.LocalCloud.MaxCompute.Sql.Functions;

/// <summary>Functions of moments and days. Clock times are those of the session's time zone.</summary>
internal static class DateFunctions
{
    private static readonly string[] s_parseFormats = ["yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm:ss.FFFFFFF", "yyyy-MM-dd", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-dd HH:mm"];

    public static IReadOnlyList<SqlFunction> All { get; } =
    [
        new("to_date", 1, 2, static call => call.Count == 2
            ? new CompiledExpression($"mc_parse_datetime({call.Text(0)},{call.Text(1)})", MaxComputeType.Datetime)
            : new CompiledExpression(call.Arguments[0].Cast(MaxComputeType.Date, call.At).Sql, MaxComputeType.Date)),
        .. new[] { "to_char", "date_format" }.Select(static name => SqlFunction.Of(name, 2, 2, MaxComputeType.String, static call => $"mc_to_char({call.Moment(0)},{call.Text(1)})")),
        SqlFunction.Of("from_unixtime", 1, 1, MaxComputeType.Datetime, static call => $"mc_from_unixtime({call.Integer(0)})"),
        SqlFunction.Of("unix_timestamp", 0, 1, MaxComputeType.Bigint, static call => call.Count == 0 ? "(mc_now()/1000)" : $"({call.Moment(0)}/1000)"),
        .. new[] { "getdate", "now", "current_timestamp" }.Select(static name => SqlFunction.Of(name, 0, 0, MaxComputeType.Datetime, static _ => "mc_now()")),
        .. new[] { "year", "month", "day", "hour", "minute", "second", "weekday" }.Select(static unit =>
            SqlFunction.Of(unit, 1, 1, MaxComputeType.Bigint, call => $"mc_datepart({call.Moment(0)},'{unit}')")),
        SqlFunction.Of("datepart", 2, 2, MaxComputeType.Bigint, static call => $"mc_datepart({call.Moment(0)},{call.Text(1)})"),
        SqlFunction.Of("datetrunc", 2, 2, MaxComputeType.Datetime, static call => $"mc_datetrunc({call.Moment(0)},{call.Text(1)})"),
        SqlFunction.Of("dateadd", 3, 3, MaxComputeType.Datetime, static call => $"mc_dateadd({call.Moment(0)},{call.Integer(1)},{call.Text(2)})"),
        SqlFunction.Of("datediff", 2, 3, MaxComputeType.Bigint, static call => $"mc_datediff({call.Moment(0)},{call.Moment(1)},{(call.Count == 3 ? call.Text(2) : "'day'")})"),
    ];

    /// <summary>Their parts in C#.</summary>
    public static IReadOnlyList<NativeFunction> Native { get; } =
    [
        new("mc_now", 0, static (session, _, result) => result.Set(session.Now.ToUnixTimeMilliseconds())) { Constant = false },
        new("mc_from_unixtime", 1, static (_, arguments, result) =>
        {
            if (arguments.Integer(0) is > -1_000_000_000_000 and < 1_000_000_000_000 && Calendar.Local(arguments.Integer(0) * 1000, TimeZoneInfo.Utc) is not null)
            {
                result.Set(arguments.Integer(0) * 1000);
            }
        }),
        new("mc_datetime", 1, static (session, arguments, result) => SetMoment(session, Parse(arguments.Text(0), s_parseFormats), result)) { Constant = false },
        new("mc_parse_datetime", 2, static (session, arguments, result) =>
            SetMoment(session, Parse(arguments.Text(0), [DateFormat.ToDotNet(arguments.Text(1))]), result)) { Constant = false },
        new("mc_date", 1, static (_, arguments, result) =>
        {
            if (Parse(arguments.Text(0), s_parseFormats) is { } time)
            {
                result.Set(Calendar.Number(DateOnly.FromDateTime(time)));
            }
        }),
        new("mc_datetime_of_date", 1, static (session, arguments, result) =>
            SetMoment(session, Calendar.Day(arguments.Integer(0))?.ToDateTime(TimeOnly.MinValue), result)) { Constant = false },
        new("mc_date_of_datetime", 1, static (session, arguments, result) =>
        {
            if (Calendar.Local(arguments.Integer(0), session.Zone) is { } local)
            {
                result.Set(Calendar.Number(DateOnly.FromDateTime(local)));
            }
        }) { Constant = false },
        new("mc_text_datetime", 1, static (session, arguments, result) => result.Set(MaxComputeText.OfMoment(arguments.Integer(0), session.Zone))) { Constant = false },
        new("mc_text_date", 1, static (_, arguments, result) => result.Set(MaxComputeText.OfDay(arguments.Integer(0)))),
        new("mc_to_char", 2, static (session, arguments, result) =>
        {
            if (Calendar.Local(arguments.Integer(0), session.Zone) is { } local)
            {
                result.Set(local.ToString(DateFormat.ToDotNet(arguments.Text(1)), CultureInfo.InvariantCulture));
            }
        }) { Constant = false },
        new("mc_datepart", 2, static (session, arguments, result) =>
        {
            if (Calendar.Local(arguments.Integer(0), session.Zone) is { } local)
            {
                result.Set(DateUnit.Part(local, arguments.Text(1)));
            }
        }) { Constant = false },
        new("mc_datetrunc", 2, static (session, arguments, result) =>
            SetMoment(session, Calendar.Local(arguments.Integer(0), session.Zone) is { } local ? DateUnit.Truncate(local, arguments.Text(1)) : null, result)) { Constant = false },
        new("mc_dateadd", 3, static (session, arguments, result) =>
            SetMoment(session, Calendar.Local(arguments.Integer(0), session.Zone) is { } local ? DateUnit.Add(local, arguments.Integer(1), arguments.Text(2)) : null, result)) { Constant = false },
        new("mc_datediff", 3, static (session, arguments, result) =>
        {
            if (Calendar.Local(arguments.Integer(0), session.Zone) is { } later && Calendar.Local(arguments.Integer(1), session.Zone) is { } earlier)
            {
                result.Set(DateUnit.Difference(later, earlier, arguments.Text(2)));
            }
        }) { Constant = false },
    ];

    private static DateTime? Parse(string text, string[] formats) =>
        DateTime.TryParseExact(text.Trim(), formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime time) ? time : null;

    private static void SetMoment(SqlSession session, DateTime? local, NativeResult result)
    {
        if (local is { Year: > 1 and < 9999 } time)
        {
            result.Set(Calendar.Moment(time, session.Zone));
        }
    }
}
