using ActionTrail.Core.Accounts;
using ActionTrail.Core.Errors;
using ActionTrail.Core.Policies;

namespace ActionTrail.Core.Tests.Policies;

public sealed class SystemPoliciesTests
{
    [Fact]
    public void Every_policy_of_the_catalogue_parses() =>
        Assert.All(SystemPolicies.All, policy => Assert.Equal(policy.Document.ToJson(), PolicyDocument.Parse(policy.Json, PolicyKind.Identity).ToJson()));

    [Theory]
    [InlineData("oss:PutObject", "acs:oss:*:1002222222222222:corp-audit/x", true)]
    [InlineData("oss:GetObject", "acs:oss:*:1002222222222222:corp-audit/x", false)]
    [InlineData("log:PostLogStoreLogs", "acs:log:cn-hangzhou:1002222222222222:project/corp/logstore/actiontrail_corp-audit", true)]
    [InlineData("log:CreateLogStore", "acs:log:cn-hangzhou:1002222222222222:project/corp/logstore/insights_x", true)]
    [InlineData("log:PostLogStoreLogs", "acs:log:cn-hangzhou:1002222222222222:project/corp/logstore/orders", false)]
    [InlineData("odps:CreateTable", "acs:odps:*:1002222222222222:projects/actiontrail_corp", true)]
    [InlineData("odps:Update", "acs:odps:*:1002222222222222:projects/actiontrail_corp/tables/actiontrail_corp_audit", true)]
    [InlineData("odps:CreateTable", "acs:odps:*:1002222222222222:projects/warehouse", false)]
    public void The_delivery_policy_allows_delivery_and_nothing_else(string action, string resource, bool allowed) =>
        Assert.Equal(allowed, Decide(SystemPolicies.ActionTrailDelivery, action, resource, []));

    [Theory]
    [InlineData("actiontrail.aliyuncs.com", true)]
    [InlineData("ecs.aliyuncs.com", false)]
    public void Full_access_passes_roles_to_the_service_only(string service, bool allowed) =>
        Assert.Equal(allowed, Decide("AliyunActionTrailFullAccess", "ram:PassRole", "acs:ram::1002222222222222:role/r", new() { { "acs:Service", service } }));

    [Fact]
    public void Read_only_access_reads_and_does_not_write()
    {
        Assert.True(Decide("AliyunActionTrailReadOnlyAccess", "actiontrail:LookupEvents", "*", []));
        Assert.False(Decide("AliyunActionTrailReadOnlyAccess", "actiontrail:DeleteTrail", "*", []));
        Assert.True(Decide("ReadOnlyAccess", "actiontrail:LookupEvents", "*", []));
        Assert.False(Decide("ReadOnlyAccess", "oss:PutObject", "acs:oss:*:*:b/x", []));
    }

    [Fact]
    public void Only_service_role_policies_are_for_service_roles()
    {
        Assert.True(SystemPolicies.Get(SystemPolicies.ActionTrailServiceRole).IsForServiceRole);
        Assert.False(SystemPolicies.Get(SystemPolicies.ActionTrailDelivery).IsForServiceRole);
    }

    [Fact]
    public void An_unknown_policy_is_refused()
    {
        Assert.Null(SystemPolicies.Find("AliyunNoSuchPolicy"));
        Assert.Throws<InvalidNameException>(() => SystemPolicies.Get("AliyunNoSuchPolicy"));
    }

    private static bool Decide(string policy, string action, string resource, PolicyContext context) => PolicyEvaluator.Evaluate(
        [SystemPolicies.Get(policy).AsNamed()],
        new() { Action = action, Resource = resource, Principal = PolicyPrincipal.Role(AccountId.Parse("1002222222222222"), "r"), Context = context }).IsAllowed;
}
