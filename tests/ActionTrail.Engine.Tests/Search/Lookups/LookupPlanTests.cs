using ActionTrail.Aliyun.Trails;
using ActionTrail.Core.Trails;
using ActionTrail.Engine.Search.Lookups;
using ActionTrail.Engine.Search.Queries;

namespace ActionTrail.Engine.Tests.Search.Lookups;

public sealed class LookupPlanTests
{
    public static TheoryData<ArchiveQuery, string, bool> Plans => new()
    {
        { ArchiveQuery.All, "", true },
        { new() { EventNames = ["StopInstances"] }, "EventName=StopInstances", true },
        { new() { EventNames = ["Stop*"] }, "", false },
        { new() { EventNames = ["Stop", "Start"] }, "", false },
        { new() { EventNames = ["Stop"], ServiceNames = ["Ecs"] }, "ServiceName=Ecs EventName=Stop", true },
        { new() { EventNames = ["Stop"], ServiceNames = ["Ecs"], UserNames = ["alice"] }, "ServiceName=Ecs User=alice", false },
        { new() { EventNames = ["Stop"], UserNames = ["alice"] }, "User=alice", false },
        { new() { UserNames = ["alice"], EventNames = ["*"] }, "User=alice", false },
        { new() { ResourceNames = ["i-1"], ResourceTypes = ["ACS::ECS::Instance"] }, "ResourceName=i-1 ResourceType=ACS::ECS::Instance", true },
        { new() { SourceIpAddresses = ["203.0.113.7"] }, "SourceIpAddress=203.0.113.7", true },
        { new() { SourceIpAddresses = ["203.0.113.0/24"] }, "", false },
        { new() { SourceIpAddresses = ["2001:db8::1"] }, "", false },
        { new() { EventRw = EventRw.Write }, "EventRW=Write", true },
        { new() { RequestIds = ["R"], EventIds = ["E"] }, "EventId=E", false },
        { new() { Where = [FieldCondition.Parse("eventType eq ApiCall")], EventNames = ["Stop"] }, "EventType=ApiCall EventName=Stop", true },
        { new() { Where = [FieldCondition.Parse("eventType like Api*")] }, "", false },
        { new() { Where = [FieldCondition.Parse("userName like admin:*")] }, "RoleName=admin", true },
        { new() { Where = [FieldCondition.Parse("userName like a*:*")] }, "", false },
        { new() { Where = [FieldCondition.Parse($"{LookupPlan.SensitiveField} eq true"), FieldCondition.Parse("vpcId exists")] }, "SensitiveAction=true", false },
    };

    [Theory]
    [MemberData(nameof(Plans))]
    public void The_service_is_asked_for_what_it_can_check_and_no_more(ArchiveQuery query, string asked, bool isWhole)
    {
        var plan = LookupPlan.Of(query);

        Assert.Equal(asked, string.Join(' ', plan.Asked.Select(static condition => $"{condition.Attribute}={condition.Value}")));
        Assert.Equal(isWhole, plan.IsWhole);
    }

    [Fact]
    public void What_the_service_does_not_check_is_left_to_check_here()
    {
        var kept = FieldCondition.Parse("vpcId exists");
        var plan = LookupPlan.Of(new()
        {
            EventNames = ["Stop"], ServiceNames = ["Ecs"], UserNames = ["alice", "bob"], Where = [FieldCondition.Parse("eventType eq ApiCall"), kept], Since = DateTimeOffset.UnixEpoch,
        });

        Assert.Equal([EventAttribute.ServiceName, EventAttribute.EventName], plan.Asked.Select(static condition => condition.Attribute));
        Assert.Equal((0, 0, 2, null), (plan.Rest.EventNames.Count, plan.Rest.ServiceNames.Count, plan.Rest.UserNames.Count, plan.Rest.Since));
        Assert.Equal(2, plan.Rest.Where.Count);
    }
}
