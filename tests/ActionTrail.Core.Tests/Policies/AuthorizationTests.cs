using ActionTrail.Core.Accounts;
using ActionTrail.Core.Policies;

namespace ActionTrail.Core.Tests.Policies;

public sealed class AuthorizationTests
{
    private static readonly AccountId s_owner = AccountId.Parse("1003456789012345");
    private static readonly AccountId s_other = AccountId.Parse("1009999999999999");
    private static readonly NamedPolicy s_allow = Policy("allow", """{"Effect":"Allow","Action":"*","Resource":"*"}""");
    private static readonly NamedPolicy s_deny = Policy("deny", """{"Effect":"Deny","Action":"log:Delete*","Resource":"*"}""");

    [Theory]
    [InlineData("oss:GetObject", "acs:oss:cn-hangzhou:1003456789012345:corp-audit/a", true)]
    [InlineData("OSS:getobject", "acs:OSS:cn-hangzhou:1003456789012345:corp-audit/a/b:c", true)]
    [InlineData("oss:GetObject", "acs:oss:cn-hangzhou:1003456789012345:Corp-audit/a", false)]
    [InlineData("oss:PutObject", "acs:oss:cn-hangzhou:1003456789012345:corp-audit/a", false)]
    [InlineData("oss:GetObject", "*", false)]
    public void Actions_ignore_case_and_resources_do_not(string action, string resource, bool allowed)
    {
        NamedPolicy policy = Policy("p", """{"Effect":"Allow","Action":"oss:Get*","Resource":"acs:oss:::corp-audit/*"}""");

        Assert.Equal(allowed, PolicyEvaluator.Evaluate([policy], Request(action, resource)).IsAllowed);
    }

    [Fact]
    public void The_root_user_owns_its_resources_whatever_policies_say()
    {
        PolicyVerdict verdict = PolicyEvaluator.Authorize(
            new() { Control = [[s_deny]] }, Request("log:DeleteProject") with { Principal = PolicyPrincipal.Root(s_owner) });

        Assert.Equal(new(PolicyDecision.Allow, PolicyStep.Owner, null), verdict);
    }

    [Fact]
    public void The_root_user_of_another_account_is_a_stranger() =>
        Assert.False(PolicyEvaluator.Authorize(new(), Request("oss:GetObject") with { Principal = PolicyPrincipal.Root(s_other) }).IsAllowed);

    [Fact]
    public void Every_level_of_control_policies_must_allow()
    {
        ApplicablePolicies policies = new() { Control = [[s_allow], [s_allow, s_deny]], Identity = [s_allow] };

        Assert.Equal(new(PolicyDecision.ExplicitDeny, PolicyStep.ControlPolicy, new("deny", 0)), PolicyEvaluator.Authorize(policies, Request("log:DeleteProject")));
        Assert.True(PolicyEvaluator.Authorize(policies, Request("log:GetProject")).IsAllowed);
        Assert.Equal(PolicyStep.ControlPolicy, PolicyEvaluator.Authorize(policies with { Control = [[s_allow], []] }, Request("log:GetProject")).Step);
    }

    [Fact]
    public void A_session_policy_narrows_the_session()
    {
        ApplicablePolicies policies = new() { Identity = [s_allow], Session = Policy("session", """{"Effect":"Allow","Action":"oss:*","Resource":"*"}""") };

        Assert.True(PolicyEvaluator.Authorize(policies, Request("oss:GetObject")).IsAllowed);
        Assert.Equal(new(PolicyDecision.ImplicitDeny, PolicyStep.SessionPolicy, null), PolicyEvaluator.Authorize(policies, Request("log:GetProject")));
    }

    [Fact]
    public void Resource_group_policies_are_asked_when_account_policies_are_silent()
    {
        Assert.True(PolicyEvaluator.Authorize(new() { ResourceGroup = [s_allow] }, Request("log:DeleteProject")).IsAllowed);
        Assert.False(PolicyEvaluator.Authorize(new() { Identity = [s_deny], ResourceGroup = [s_allow] }, Request("log:DeleteProject")).IsAllowed);
    }

    [Fact]
    public void A_bucket_policy_can_allow_and_deny_on_its_own()
    {
        PolicyRequest request = Request("oss:GetObject", "acs:oss:*:*:b/x") with { Principal = PolicyPrincipal.User(s_other, "bob", "203456789012345678") };
        NamedPolicy allow = Bucket("Allow");
        NamedPolicy deny = Bucket("Deny");

        Assert.Equal(new(PolicyDecision.Allow, PolicyStep.ResourcePolicy, new("Allow", 0)), PolicyEvaluator.Authorize(new() { Resource = allow }, request));
        Assert.Equal(PolicyDecision.ExplicitDeny, PolicyEvaluator.Authorize(new() { Resource = deny, Identity = [s_allow] }, request).Decision);
        Assert.Equal(PolicyStep.IdentityPolicy, PolicyEvaluator.Authorize(new() { Resource = allow, Identity = [s_allow] }, request).Step);
        Assert.False(PolicyEvaluator.Authorize(new() { Resource = allow }, request with { Principal = PolicyPrincipal.User(s_other, "eve", "9") }).IsAllowed);

        static NamedPolicy Bucket(string effect) => new(effect, PolicyDocument.Parse(
            $$"""{"Version":"1","Statement":[{"Effect":"{{effect}}","Action":"oss:GetObject","Principal":["203456789012345678"],"Resource":"acs:oss:*:*:b/*"}]}""", PolicyKind.Bucket));
    }

    [Fact]
    public void An_identity_needs_both_its_own_right_and_trust_to_assume_a_role()
    {
        NamedPolicy trust = new("trust", TrustPolicy.ForAccount(s_other).Document);
        PolicyRequest request = Request("sts:AssumeRole", "acs:ram::1003456789012345:role/r") with { Principal = PolicyPrincipal.User(s_other, "bob") };

        Assert.True(PolicyEvaluator.AuthorizeAssumeRole(new() { Identity = [s_allow], Resource = trust }, request).IsAllowed);
        Assert.Equal(PolicyStep.IdentityPolicy, PolicyEvaluator.AuthorizeAssumeRole(new() { Resource = trust }, request).Step);
        Assert.Equal(PolicyStep.ResourcePolicy, PolicyEvaluator.AuthorizeAssumeRole(new() { Identity = [s_allow] }, request).Step);
        Assert.False(PolicyEvaluator.AuthorizeAssumeRole(new() { Identity = [s_allow], Resource = trust }, request with { Principal = PolicyPrincipal.Root(s_other) }).IsAllowed);
    }

    [Fact]
    public void A_service_needs_trust_only()
    {
        NamedPolicy trust = new("trust", TrustPolicy.ForService(ServicePrincipals.ActionTrail, s_other).Document);
        PolicyRequest request = Request("sts:AssumeRole", "acs:ram::1003456789012345:role/r");

        Assert.True(PolicyEvaluator.AuthorizeAssumeRole(new() { Resource = trust }, request with { Principal = PolicyPrincipal.Service(ServicePrincipals.ActionTrail, s_other) }).IsAllowed);
        Assert.False(PolicyEvaluator.AuthorizeAssumeRole(new() { Resource = trust }, request with { Principal = PolicyPrincipal.Service(ServicePrincipals.ActionTrail, s_owner) }).IsAllowed);
    }

    private static PolicyRequest Request(string action, string resource = "*") =>
        new() { Action = action, Resource = resource, Principal = PolicyPrincipal.User(s_owner, "alice"), ResourceOwner = s_owner };

    private static NamedPolicy Policy(string name, string statement) =>
        new(name, PolicyDocument.Parse($$"""{"Version":"1","Statement":[{{statement}}]}""", PolicyKind.Identity));
}
