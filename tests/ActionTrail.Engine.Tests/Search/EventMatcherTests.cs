using System.Text;
using ActionTrail.Core.Errors;
using ActionTrail.Core.Trails;
using ActionTrail.Engine.Search.Matching;
using ActionTrail.Engine.Search.Queries;

namespace ActionTrail.Engine.Tests.Search;

public sealed class EventMatcherTests
{
    private const string Event = """
        {"eventId":"E-1","eventVersion":1,"eventTime":"2026-03-04T05:06:07Z","eventName":"StopInstances","serviceName":"Ecs","acsRegion":"cn-shanghai",
         "sourceIpAddress":"203.0.113.9","errorCode":"","requestId":"R-1","resourceType":"ACS::ECS::Instance;ACS::ECS::Disk","resourceName":"i-1,i-2;d-7",
         "referencedResources":{"ACS::ECS::Snapshot":["s-1"]},"recipientAccountId":"1001","isGlobal":false,
         "userIdentity":{"type":"ram-user","userName":"Alice Müller","accessKeyId":"LTAI5t9","accountId":"2002"},
         "requestParameters":{"InstanceIds":["i-1","i-2"],"Force":true,"Count":12,"Tag.1.Key":"env","Note":"say \"hi\""},
         "requestParameterJson":"{\"InstanceId\":\"i-1\",\"note\":\"say \\\"hi\\\"\"}"}
        """;

    public static TheoryData<string, bool> Wheres => new()
    {
        { "eventName eq StopInstances", true },
        { "eventName eq stopinstances", false },
        { "eventName ne StopInstances", false },
        { "vpcId ne vpc-1", true },
        { "eventName like Stop*", true },
        { "eventName like Stop?nstances", true },
        { "userIdentity.userName like *M?ller", true },
        { "eventName match ^St.*es$", true },
        { "eventName in A,StopInstances", true },
        { "eventVersion eq 1", true },
        { "requestParameters.Count gt 9", true },
        { "requestParameters.Count lt 9", false },
        { "eventTime gt 2026-03-04T05:06:06Z", true },
        { "eventTime lt 2026-03-04T13:06:08+08:00", true },
        { "eventName gt Start", true },
        { "vpcId exists", false },
        { "vpcId exists false", true },
        { "errorCode exists", true },
        { "requestParameters exists", true },
        { "requestParameters.InstanceIds eq i-2", true },
        { "requestParameters.Force eq true", true },
        { "requestParameters.'Tag.1.Key' eq env", true },
        { "requestParameterJson.InstanceId eq i-1", true },
        { "requestParameterJson.note eq 'say \"hi\"'", true },
        { "user eq 'Alice Müller'", true },
        { "account eq 1001", true },
    };

    [Theory]
    [MemberData(nameof(Wheres))]
    public void A_condition_on_any_field_means_what_it_says(string where, bool expected) =>
        Assert.Equal(expected, Matches(Event, new() { Where = [FieldCondition.Parse(where)] }));

    [Fact]
    public void Each_filter_compares_whole_and_by_case()
    {
        Assert.All(
            new ArchiveQuery[]
            {
                new() { AccountIds = ["1001"] }, new() { Regions = ["cn-*"] }, new() { ServiceNames = ["Ecs", "Ram"] }, new() { EventNames = ["*Instances"] },
                new() { UserNames = ["Alice Müller"] }, new() { AccessKeyIds = ["LTAI5t9"] }, new() { SourceIpAddresses = ["203.0.112.0/23"] },
                new() { SourceIpAddresses = ["203.0.113.*"] }, new() { ResourceTypes = ["ACS::ECS::Disk"] }, new() { ResourceTypes = ["ACS::ECS::Snapshot"] },
                new() { ResourceNames = ["i-2"] }, new() { ResourceNames = ["d-?"] }, new() { ResourceNames = ["s-1"] }, new() { RequestIds = ["R-1"] },
                new() { EventIds = ["E-1"] }, new() { EventRw = EventRw.Write }, new() { Texts = ["MÜLLER".Replace('Ü', 'ü'), "i-1"] }, new() { Texts = ["say \"hi"] },
                new() { Since = new(2026, 3, 4, 5, 6, 7, TimeSpan.Zero), Until = new(2026, 3, 4, 5, 6, 8, TimeSpan.Zero) },
            },
            static query => Assert.True(Matches(Event, query)));
        Assert.All(
            new ArchiveQuery[]
            {
                new() { AccountIds = ["2002"] }, new() { Regions = ["cn-shangha"] }, new() { ServiceNames = ["ecs"] }, new() { EventNames = ["Instances"] },
                new() { UserNames = ["Alice"] }, new() { SourceIpAddresses = ["203.0.112.0/24"] }, new() { ResourceTypes = ["ACS::ECS"] }, new() { ResourceNames = ["i-1,"] },
                new() { ErrorCodes = ["*"] }, new() { EventRw = EventRw.Read }, new() { Texts = ["i-1", "i-3"] },
                new() { Until = new(2026, 3, 4, 5, 6, 7, TimeSpan.Zero) },
            },
            static query => Assert.False(Matches(Event, query)));
    }

    [Fact]
    public void A_log_of_Log_Service_is_taken_for_the_event_inside()
    {
        string log = System.Text.Json.JsonSerializer.Serialize(new { __topic__ = "actiontrail_audit_event", @event = Event, owner_id = "1001" });
        var matcher = new EventMatcher(SearchPlan.Find(new() { EventNames = ["StopInstances"] }));

        Assert.Equal(MatchVerdict.Matched, matcher.Judge(Encoding.UTF8.GetBytes(log), out ReadOnlySpan<byte> inner));
        Assert.Equal(Event, Encoding.UTF8.GetString(inner));
    }

    [Theory]
    [InlineData("""{"eventTime":"2026-03-04T05:06:07Z"}""")]
    [InlineData("""{"eventId":"E","eventTime":"yesterday"}""")]
    [InlineData("""{"eventId":"E","eventTime":"2026-03-04T05:06:07Z","x":tru}""")]
    public void What_is_no_event_is_unreadable(string json) =>
        Assert.Equal(MatchVerdict.Unreadable, new EventMatcher(SearchPlan.Find(ArchiveQuery.All)).Judge(Encoding.UTF8.GetBytes(json), out _));

    [Theory]
    [InlineData("eventName")]
    [InlineData("eventName is x")]
    [InlineData("eventName match (")]
    [InlineData("a..b eq x")]
    public void A_condition_that_cannot_be_understood_is_refused(string where) =>
        Assert.ThrowsAny<ActionTrailException>(() => Matches(Event, new() { Where = [FieldCondition.Parse(where)] }));

    [Fact]
    public void A_block_that_is_none_is_refused() =>
        Assert.Throws<ConfigurationException>(() => Matches(Event, new() { SourceIpAddresses = ["10.0.0.0/33"] }));

    private static bool Matches(string json, ArchiveQuery query) =>
        new EventMatcher(SearchPlan.Find(query)).Judge(Encoding.UTF8.GetBytes(json), out _) == MatchVerdict.Matched;
}
