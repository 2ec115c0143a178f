using System.Globalization;
using System.Text.Json;
using ActionTrail.Aliyun.Sls;
using ActionTrail.LocalCloud.Gateway;
using ActionTrail.LocalCloud.Sls.Logs;
using ActionTrail.LocalCloud.Sls.Search;

namespace ActionTrail.LocalCloud.Sls;

/// <summary>A query as GetLogs, GetLogsV2 and GetHistograms send it, parsed and checked.</summary>
internal sealed record SlsQuery
{
    private const int LongestQuery = 64 * 1024;
    private const int MostLines = 100;

    /// <summary>The logstore.</summary>
    public required SlsLogstoreDocument Logstore { get; init; }

    /// <summary>Logs that the query may see.</summary>
    public required LogRange Range { get; init; }

    /// <summary>Rules of the logstore's index.</summary>
    public required IndexRules Rules { get; init; }

    /// <summary>Search statement, without SQL.</summary>
    public required string Search { get; init; }

    /// <summary>SQL; null for a plain search.</summary>
    public required string? Sql { get; init; }

    /// <summary>Topic that it is limited to; empty for all.</summary>
    public required string Topic { get; init; }

    /// <summary>Which logs match; null for all.</summary>
    public required Func<LogFields, bool>? Filter { get; init; }

    /// <summary>Logs per page.</summary>
    public required int Lines { get; init; }

    /// <summary>Logs to skip.</summary>
    public required long Offset { get; init; }

    /// <summary>Newest first.</summary>
    public required bool Reverse { get; init; }

    /// <summary>When the index was last changed: a search under the old one says nothing about the new one.</summary>
    public required SlsIndexDocument Index { get; init; }

    /// <summary>Reads the query of a call: from its body when it has one, from its query string otherwise.</summary>
    /// <exception cref="CloudError">Any documented error of GetLogs.</exception>
    public static SlsQuery Read(SlsCall call)
    {
        SlsLogstoreDocument logstore = call.RequireLogstore();
        SlsIndexDocument index = call.Cloud.Documents.Find<SlsIndexDocument>("", SlsProjects.Key(call.Region, call.Project, logstore.Name))
            ?? throw SlsErrors.IndexConfigNotExist();
        var rules = IndexRules.Of(index);
        LogRange range = SlsQueryRange.Read(call, logstore, Parameter(call, "from"), Parameter(call, "to"));
        (string search, string? sql) = Split(Parameter(call, "query"));
        string topic = Parameter(call, "topic");
        long offset = Number(call, "offset", 0, 0, long.MaxValue, "InvalidOffset");
        if (sql is not null && offset > 0)
        {
            throw SlsErrors.ParameterInvalid(
                "ErrorType:OLSQueryParseError.ErrorMessage:offset is not available for pagination in sql query, please use limit x,y syntax for pagination.");
        }

        return new SlsQuery
        {
            Logstore = logstore,
            Index = index,
            Range = range,
            Rules = rules,
            Search = search,
            Sql = sql,
            Topic = topic,
            Filter = WithTopic(SearchFilter.Compile(SearchParser.Parse(search), rules), topic),
            Lines = (int)Number(call, "line", MostLines, 0, MostLines, "InvalidLine"),
            Offset = offset,
            Reverse = Parameter(call, "reverse").ToLowerInvariant() switch
            {
                "true" => true,
                "false" or "" => false,
                { } wrong => throw new CloudError(400, "InvalidReverse", $"Reverse value {wrong} is invalid"),
            },
        };
    }

    /// <summary>Splits search and SQL at the first bar outside quotation marks.</summary>
    public static (string Search, string? Sql) Split(string query)
    {
        if (query.Length > LongestQuery)
        {
            throw SlsErrors.InvalidQueryString($"it has {query.Length} characters; at most {LongestQuery} are allowed");
        }

        int bar = SlsLogQuery.BarIn(query);
        return bar < 0 ? (query, null) : (query[..bar], query[(bar + 1)..].Trim());
    }

    /// <summary>Members of the body and parameters of the query string count alike; numbers and truth values of the body as their text.</summary>
    private static string Parameter(SlsCall call, string name) =>
        call.Body is not { } body
            ? call.Query.GetValueOrDefault(name, "")
            : body.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? value.ToString() : "";

    private static long Number(SlsCall call, string name, long otherwise, long minimum, long maximum, string code)
    {
        string text = Parameter(call, name);
        return text.Length == 0
            ? otherwise
            : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value) && value >= minimum && value <= maximum
                ? value
                : throw new CloudError(400, code, $"{name} {text} is invalid");
    }

    private static Func<LogFields, bool>? WithTopic(Func<LogFields, bool>? filter, string topic) => (filter, topic) switch
    {
        (_, "") => filter,
        (null, _) => fields => fields.Reserved("__topic__") == topic,
        _ => fields => fields.Reserved("__topic__") == topic && filter(fields),
    };
}
