using System.Globalization;
using System.Text.Json.Nodes;
using ActionTrail.Aliyun.Http;
using ActionTrail.LocalCloud.Sls.Analysis;
using ActionTrail.LocalCloud.Sls.Logs;
using ActionTrail.LocalCloud.Sls.Search;

namespace ActionTrail.LocalCloud.Sls;

/// <summary>Analyses a logstore that the SQL itself names; the time range stands in its WHERE.</summary>
internal sealed class GetProjectLogs() : SlsOperation("GetProjectLogs", SlsAccess.ReadData, new SlsRoute("GET", "/logs"))
{
    /// <inheritdoc/>
    protected override string Action => "log:GetLogStoreLogs";

    /// <inheritdoc/>
    protected override string Resource(SlsCall call) => $"project/{call.Project}/logstore/{TableOf(call)}";

    /// <inheritdoc/>
    protected override WireResponse Execute(SlsCall call)
    {
        call.RequireProject();
        string key = SlsProjects.Key(call.Region, call.Project, TableOf(call));
        SlsLogstoreDocument logstore = call.Cloud.Documents.Find<SlsLogstoreDocument>("", key) ?? throw SlsErrors.LogStoreNotExist(TableOf(call));
        SlsIndexDocument index = call.Cloud.Documents.Find<SlsIndexDocument>("", key) ?? throw SlsErrors.IndexConfigNotExist();
        var everything = new LogRange(logstore.Id, 0, long.MaxValue, logstore.ExpiredBefore(call.Now));
        SqlAnswer answer = SqlAnalysis.Run(
            call.Query["query"], logstore.Name, IndexRules.Of(index), call.Now, LogSearch.All(LogTable.Of(call.Cloud), everything, filter: null));
        WireResponse response = SlsAnswer.Json(new JsonArray([.. answer.Rows.Select(row => SlsQueryResult.Render(answer.Columns, row))]));
        response.Headers["x-log-progress"] = "Complete";
        response.Headers["x-log-count"] = answer.Rows.Count.ToString(CultureInfo.InvariantCulture);
        response.Headers["x-log-processed-rows"] = answer.Processed.ToString(CultureInfo.InvariantCulture);
        return response;
    }

    private static string TableOf(SlsCall call)
    {
        List<SqlToken> tokens = SqlLexer.Split(call.Query.GetValueOrDefault("query", ""));
        int from = Enumerable.Range(0, Math.Max(0, tokens.Count - 1)).FirstOrDefault(i => tokens[i].Is("FROM") && !tokens[i + 1].IsSymbol("("), -1);
        return from < 0 ? throw SlsErrors.ParameterInvalid("query names no logstore after FROM.") : tokens[from + 1].Value;
    }
}
