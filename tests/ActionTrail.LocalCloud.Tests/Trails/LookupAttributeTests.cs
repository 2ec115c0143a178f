using System.Text;
using ActionTrail.Aliyun.Trails;
using ActionTrail.LocalCloud.Ledger;

namespace ActionTrail.LocalCloud.Tests.Trails;

/// <summary>Every documented attribute and pair, page by page, among events that differ in one attribute each.</summary>
public sealed class LookupAttributeTests : TrailFixture
{
    private static readonly EventAttribute[] s_attributes = Enum.GetValues<EventAttribute>();

    private static readonly (EventAttribute, EventAttribute)[] s_pairs =
    [
        .. new[]
        {
            EventAttribute.EventName, EventAttribute.User, EventAttribute.PrincipalId, EventAttribute.RoleName, EventAttribute.ResourceName, EventAttribute.EventRW,
            EventAttribute.SensitiveAction, EventAttribute.EventType,
        }.Select(static second => (EventAttribute.ServiceName, second)),
        .. new[] { EventAttribute.ResourceType, EventAttribute.EventName, EventAttribute.User, EventAttribute.RoleName }.Select(static second => (EventAttribute.ResourceName, second)),
        (EventAttribute.EventType, EventAttribute.EventName),
    ];

    private static readonly DateTimeOffset s_recorded = new(2026, 1, 1, 6, 0, 0, TimeSpan.Zero);

    private readonly List<(string Id, Dictionary<EventAttribute, string> Values)> _events = [];

    public static TheoryData<EventAttribute> Attributes => [.. s_attributes];

    public static TheoryData<EventAttribute, EventAttribute> Pairs
    {
        get
        {
            var pairs = new TheoryData<EventAttribute, EventAttribute>();
            foreach ((EventAttribute first, EventAttribute second) in s_pairs)
            {
                pairs.Add(first, second);
                pairs.Add(second, first);
            }

            return pairs;
        }
    }

    [Theory]
    [MemberData(nameof(Attributes))]
    public async Task An_attribute_finds_what_has_its_value_and_nothing_else(EventAttribute attribute)
    {
        Record();
        await FindAsync(attribute);
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task A_pair_finds_what_has_both_values_in_either_order(EventAttribute first, EventAttribute second)
    {
        Record();
        await FindAsync(first, second);
    }

    [Fact]
    public async Task Every_pair_that_is_not_documented_is_refused()
    {
        foreach (EventAttribute first in s_attributes)
        {
            foreach (EventAttribute second in s_attributes.Where(second => second > first && !s_pairs.Contains((first, second)) && !s_pairs.Contains((second, first))))
            {
                await Refusal.Of(400, "InvalidQueryParameter", () => Trails.LookupEventsPageAsync(Query([first, second]), null, default));
            }
        }
    }

    /// <summary>Looks up page by page, one event to a page, and compares with what was recorded.</summary>
    private async Task FindAsync(params EventAttribute[] attributes)
    {
        Dictionary<EventAttribute, string> wanted = _events[0].Values;
        string[] expected = [.. _events.Where(each => Array.TrueForAll(attributes, attribute => each.Values[attribute] == wanted[attribute])).Select(static each => each.Id)];
        var found = new List<string>();
        string? token = null;
        do
        {
            EventPage page = await Trails.LookupEventsPageAsync(Query(attributes), token, default);
            found.AddRange(page.Events.Select(static each => each.EventId));
            token = page.NextToken;
        }
        while (token is not null);

        Assert.Equal(expected, found);
        Assert.True(expected.Length < _events.Count);
    }

    private EventQuery Query(EventAttribute[] attributes) => new()
    {
        Order = EventOrder.OldestFirst,
        PageSize = 1,
        StartTime = _events.Count > 0 ? s_recorded - TimeSpan.FromMinutes(1) : null,
        EndTime = _events.Count > 0 ? s_recorded + TimeSpan.FromMinutes(1) : null, // else every look-up would find those before it
        Conditions = [.. attributes.Select(attribute => new EventCondition(attribute, _events.Count > 0 ? _events[0].Values[attribute] : "x"))],
    };

    /// <summary>Three events that are alike, and for each attribute one that differs in it.</summary>
    private void Record()
    {
        Cloud.Time.Advance(TimeSpan.FromHours(12));
        for (int i = 0; i < 3; i++)
        {
            Add(null);
        }

        foreach (EventAttribute attribute in s_attributes)
        {
            Add(attribute);
        }

        Cloud.Host.Cloud.Ledger.AppendMany([.. _events.Select(each => new LedgerEntry(Cloud.Account.Id.Value, Json(each.Values)))]);
    }

    private void Add(EventAttribute? different)
    {
        string id = $"event-{_events.Count:00}";
        string role = Value(EventAttribute.RoleName, "deploy", "audit");
        _events.Add((id, new Dictionary<EventAttribute, string>
        {
            [EventAttribute.EventId] = id,
            [EventAttribute.ServiceName] = Value(EventAttribute.ServiceName, "Ecs", "Ram"),
            [EventAttribute.EventName] = Value(EventAttribute.EventName, "StopInstance", "StartInstance"),
            [EventAttribute.RoleName] = role,
            [EventAttribute.User] = $"{role}:{Value(EventAttribute.User, "alice", "bob")}",
            [EventAttribute.PrincipalId] = Value(EventAttribute.PrincipalId, "3001:alice", "3002:alice"),
            [EventAttribute.EventAccessKeyId] = Value(EventAttribute.EventAccessKeyId, "STS.one", "STS.two"),
            [EventAttribute.ResourceType] = Value(EventAttribute.ResourceType, "ACS::ECS::Instance", "ACS::ECS::Disk"),
            [EventAttribute.ResourceName] = Value(EventAttribute.ResourceName, "i-one", "i-two"),
            [EventAttribute.EventRW] = Value(EventAttribute.EventRW, "Write", "Read"),
            [EventAttribute.SensitiveAction] = Value(EventAttribute.SensitiveAction, "true", "false"),
            [EventAttribute.SourceIpAddress] = Value(EventAttribute.SourceIpAddress, "203.0.113.7", "203.0.113.8"),
            [EventAttribute.EventType] = Value(EventAttribute.EventType, "ApiCall", "ConsoleOperation"),
        }));

        string Value(EventAttribute attribute, string usual, string other) => different == attribute ? other : usual;
    }

    private static byte[] Json(Dictionary<EventAttribute, string> values) => Encoding.UTF8.GetBytes($$"""
        {"eventId":"{{values[EventAttribute.EventId]}}","eventTime":"{{s_recorded.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}}","eventName":"{{values[EventAttribute.EventName]}}",
        "eventRW":"{{values[EventAttribute.EventRW]}}","eventCategory":"Management","eventType":"{{values[EventAttribute.EventType]}}",
        "serviceName":"{{values[EventAttribute.ServiceName]}}","acsRegion":"cn-hangzhou","sourceIpAddress":"{{values[EventAttribute.SourceIpAddress]}}",
        "userIdentity":{"type":"assumed-role","userName":"{{values[EventAttribute.User]}}","principalId":"{{values[EventAttribute.PrincipalId]}}",
        "accessKeyId":"{{values[EventAttribute.EventAccessKeyId]}}"},
        "resourceType":"{{values[EventAttribute.ResourceType]}}","resourceName":"{{values[EventAttribute.ResourceName]}}",
        "eventAttributes":{"SensitiveAction":"{{values[EventAttribute.SensitiveAction]}}"}
        }
        """);
}
