using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;
using ActionTrail.LocalCloud.Ledger;

namespace ActionTrail.LocalCloud.Trails;

/// <summary>The management events of the caller's account in the region that is called, global ones included; 90 days back at most.</summary>
internal sealed class LookupEvents : TrailOperation
{
    private static readonly TimeSpan s_kept = TimeSpan.FromDays(90);
    private static readonly TimeSpan s_default = TimeSpan.FromDays(7);

    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call)
    {
        (DateTimeOffset start, DateTimeOffset end) = TimeRange.Read(call, s_default);
        string? token = call.Parameters.Optional("NextToken");
        DateTimeOffset oldest = call.Now - s_kept;
        LookupPage page = call.Cloud.Ledger.Lookup(new LookupQuery
        {
            AccountId = call.Caller.AccountId,
            Start = start < oldest ? oldest : start,
            End = end,
            Conditions = IsOld(call) ? LookupConditions.ReadOld(call) : LookupConditions.Read(call),
            Region = call.Region,
            Direction = Direction(call),
            Limit = Limit(call),
            After = token is null ? null : LookupToken.Read(token, call.Caller.AccountId),
        });
        var answer = new JsonObject
        {
            ["Events"] = new JsonArray([.. page.Events.Select(static recorded => JsonNode.Parse(recorded.Json.Span))]),
            ["StartTime"] = TrailJson.Time(start),
            ["EndTime"] = TrailJson.Time(end),
        };
        if (page.Next is { } next)
        {
            answer["NextToken"] = LookupToken.Write(call.Caller.AccountId, next, page.Events[^1].Json.Span);
        }

        return answer;
    }

    private static LookupDirection Direction(PopCall call) => call.Parameters.Optional("Direction", "BACKWARD") switch
    {
        "BACKWARD" => LookupDirection.Backward,
        "FORWARD" => LookupDirection.Forward,
        { } other => throw TrailErrors.InvalidParameter($"Direction '{other}' is unknown; BACKWARD and FORWARD are allowed."),
    };

    // Unconfirmed: how many events a page has when MaxResults is absent.
    private static int Limit(PopCall call) => call.Parameters.Optional("MaxResults") switch
    {
        null => 20,
        { } text when int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out int count) && count is >= 1 and <= 50 => count,
        { } text => throw TrailErrors.InvalidParameter($"MaxResults '{text}' is not a whole number from 1 to 50."),
    };
}
