using System.CommandLine;
using ActionTrail.Core.Errors;
using ActionTrail.Core.Times;
using ActionTrail.Core.Trails;
using ActionTrail.Engine.Search.Lookups;
using ActionTrail.Engine.Search.Queries;

namespace ActionTrail.Cli.Search;

/// <summary>The filters of <c>attrail search</c>, the same as those of <c>Search-AtArchive</c>.</summary>
internal sealed class SearchFilters
{
    private readonly Option<string[]> _account = Many("--account-id", "Accounts whose events are meant.");
    private readonly Option<string[]> _region = Many("--event-region", "Regions whose events are meant.");
    private readonly Option<string[]> _service = Many("--service", "Services, for example Ecs.");
    private readonly Option<string[]> _event = Many("--event", "Names of operations.");
    private readonly Option<string[]> _user = Many("--user", "Users; a role's session is role:session.");
    private readonly Option<string[]> _accessKey = Many("--access-key", "Access keys that signed.");
    private readonly Option<string[]> _sourceIp = Many("--source-ip", "Addresses, blocks such as 203.0.113.0/24, or names that calls came from.");
    private readonly Option<string[]> _resourceType = Many("--resource-type", "Types of resources.");
    private readonly Option<string[]> _resource = Many("--resource", "Ids of resources.");
    private readonly Option<string[]> _request = Many("--request-id", "Ids of requests.");
    private readonly Option<string[]> _error = Many("--error", "Error codes; * for any failure.");
    private readonly Option<string[]> _eventId = Many("--event-id", "Ids of events.");
    private readonly Option<string> _role = new("--role") { Description = "Role of the session that acted.", DefaultValueFactory = static _ => "" };
    private readonly Option<string> _type = new("--event-type") { Description = "Type of the event, for example ApiCall or ConsoleSignin.", DefaultValueFactory = static _ => "" };
    private readonly Option<string[]> _text = Many("--text", "Texts that must all occur somewhere, in either case.");
    private readonly Option<string[]> _where = Many("--where", "Conditions on any fields, all of which must hold: 'path operator value' with eq, ne, like, match, in, gt, lt, exists.");
    private readonly Option<EventRw> _rw = new("--rw") { Description = "Read or Write.", DefaultValueFactory = _ => EventRw.All };
    private readonly Option<bool> _sensitive = new("--sensitive") { Description = "Only operations marked as sensitive." };
    private readonly Option<string?> _since = new("--since") { Description = "Earliest time: an age such as 7d, or a date (UTC)." };
    private readonly Option<string?> _until = new("--until") { Description = "Latest time." };

    /// <summary>The options, for the command.</summary>
    public IEnumerable<Option> All =>
    [
        _since, _until, _account, _region, _service, _event, _user, _accessKey, _sourceIp, _resourceType, _resource, _request, _error, _eventId, _role, _type, _text, _where, _rw, _sensitive,
    ];

    /// <summary>What is asked for.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="clock">The clock that ages count back from.</param>
    /// <returns>The query.</returns>
    /// <exception cref="ActionTrailException">A value makes no sense.</exception>
    public ArchiveQuery Read(ParseResult parsed, TimeProvider clock) => new()
    {
        Since = Time(parsed.GetValue(_since), clock),
        Until = Time(parsed.GetValue(_until), clock),
        AccountIds = Values(parsed, _account),
        Regions = Values(parsed, _region),
        ServiceNames = Values(parsed, _service),
        EventNames = Values(parsed, _event),
        UserNames = Values(parsed, _user),
        AccessKeyIds = Values(parsed, _accessKey),
        SourceIpAddresses = Values(parsed, _sourceIp),
        ResourceTypes = Values(parsed, _resourceType),
        ResourceNames = Values(parsed, _resource),
        RequestIds = Values(parsed, _request),
        ErrorCodes = Values(parsed, _error),
        EventIds = Values(parsed, _eventId),
        Texts = Values(parsed, _text),
        EventRw = parsed.GetValue(_rw),
        Where =
        [
            .. Values(parsed, _where).Select(FieldCondition.Parse),
            .. LookupPlan.Conditions(parsed.GetValue(_type)!, parsed.GetValue(_role)!, parsed.GetValue(_sensitive)),
        ],
    };

    private static Option<string[]> Many(string name, string description) => new(name) { Description = description, DefaultValueFactory = static _ => [] };

    private static string[] Values(ParseResult parsed, Option<string[]> option) => parsed.GetValue(option) ?? [];

    private static DateTimeOffset? Time(string? text, TimeProvider clock) => text is null ? null : AtTime.Parse(text).Resolve(clock);
}
