using ActionTrail.Core.Accounts;
using ActionTrail.Core.Policies;

namespace ActionTrail.Core.Tests.Policies;

public sealed class TrustPolicyTests
{
    private static readonly AccountId s_management = AccountId.Parse("1001111111111111");
    private static readonly AccountId s_archive = AccountId.Parse("1002222222222222");
    private static readonly AccountId s_stranger = AccountId.Parse("1003333333333333");

    [Theory]
    [InlineData("actiontrail.aliyuncs.com", true, false)]
    [InlineData("1001111111111111@actiontrail.aliyuncs.com", false, true)]
    [InlineData("1003333333333333@actiontrail.aliyuncs.com", false, false)]
    [InlineData("log.aliyuncs.com", false, false)]
    public void A_service_is_trusted_for_the_account_that_the_entry_names(string entry, bool ownTrail, bool managementTrail)
    {
        TrustPolicy trust = Service(entry);

        Assert.Equal(ownTrail, trust.Evaluate(Delivery(s_archive), s_archive).IsAllowed);
        Assert.Equal(managementTrail, trust.Evaluate(Delivery(s_management), s_archive).IsAllowed);
        Assert.False(trust.Evaluate(Delivery(AccountId.Parse("1009999999999999")), s_archive).IsAllowed);
    }

    [Fact]
    public void The_named_form_also_works_for_the_owner_itself() =>
        Assert.True(TrustPolicy.ForService(ServicePrincipals.ActionTrail, s_archive).Evaluate(Delivery(s_archive), s_archive).IsAllowed);

    [Fact]
    public void Both_forms_together_admit_both()
    {
        TrustPolicy trust = Service("actiontrail.aliyuncs.com\",\"1001111111111111@actiontrail.aliyuncs.com");

        Assert.True(trust.Evaluate(Delivery(s_archive), s_archive).IsAllowed);
        Assert.True(trust.Evaluate(Delivery(s_management), s_archive).IsAllowed);
    }

    [Fact]
    public void The_built_policy_prints_as_the_console_shows_it() => Assert.Equal(
        """{"Statement":[{"Action":["sts:AssumeRole"],"Effect":"Allow","Principal":{"Service":["1001111111111111@actiontrail.aliyuncs.com"]}}],"Version":"1"}""",
        TrustPolicy.ForService(ServicePrincipals.ActionTrail, s_management).ToJson());

    [Theory]
    [InlineData("acs:ram::1001111111111111:root", true, true)]
    [InlineData("acs:ram::1001111111111111:user/alice", true, false)]
    [InlineData("acs:ram::1001111111111111:role/Auditor", false, true)]
    [InlineData("acs:ram::1003333333333333:root", false, false)]
    public void Accounts_users_and_roles_are_trusted_as_named(string entry, bool user, bool role)
    {
        TrustPolicy trust = TrustPolicy.Parse($$$"""{"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"RAM":["{{{entry}}}"]}}]}""");

        Assert.Equal(user, trust.Evaluate(PolicyPrincipal.User(s_management, "alice"), s_archive).IsAllowed);
        Assert.Equal(role, trust.Evaluate(PolicyPrincipal.Role(s_management, "auditor"), s_archive).IsAllowed);
        Assert.False(trust.Evaluate(PolicyPrincipal.Root(s_management), s_archive).IsAllowed);
        Assert.False(trust.Evaluate(Delivery(s_management), s_archive).IsAllowed);
    }

    [Fact]
    public void A_condition_on_the_external_id_is_asked()
    {
        TrustPolicy trust = TrustPolicy.Parse("""{"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"RAM":"acs:ram::1001111111111111:root"},"Condition":{"StringEquals":{"sts:ExternalId":"k7"}}}]}""");
        PolicyPrincipal caller = PolicyPrincipal.User(s_management, "alice");

        Assert.True(trust.Evaluate(caller, s_archive, new() { { "sts:ExternalId", "k7" } }).IsAllowed);
        Assert.False(trust.Evaluate(caller, s_archive).IsAllowed);
    }

    [Theory]
    [InlineData("actiontrail.aliyuncs.com", TrustFindingKind.PlainService, "trusts actiontrail.aliyuncs.com for the role's own account 1002222222222222 only; expected 1001111111111111@actiontrail.aliyuncs.com")]
    [InlineData("1003333333333333@actiontrail.aliyuncs.com", TrustFindingKind.WrongAccount, "trusts actiontrail.aliyuncs.com for account 1003333333333333; expected 1001111111111111@actiontrail.aliyuncs.com")]
    [InlineData("1001111111111111@actiontrial.aliyuncs.com", TrustFindingKind.MisspeltService, "trusts '1001111111111111@actiontrial.aliyuncs.com', which is no service; expected 1001111111111111@actiontrail.aliyuncs.com")]
    [InlineData("ecs.aliyuncs.com", TrustFindingKind.ServiceMissing, "does not trust 1001111111111111@actiontrail.aliyuncs.com")]
    [InlineData("*@actiontrail.aliyuncs.com", TrustFindingKind.Wildcard, "trusts '*@actiontrail.aliyuncs.com', which lets strangers in; name the account and the service")]
    public void Inspection_names_the_classic_mistakes(string entry, TrustFindingKind kind, string message)
    {
        TrustFinding finding = Assert.Single(Service(entry).Inspect(Delivery(s_management), s_archive));

        Assert.Equal(kind, finding.Kind);
        Assert.Equal(message, finding.Message);
    }

    [Fact]
    public void A_denied_service_is_reported_as_refused()
    {
        TrustPolicy trust = TrustPolicy.Parse("""
            {"Version":"1","Statement":[
              {"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"Service":"1001111111111111@actiontrail.aliyuncs.com"}},
              {"Effect":"Deny","Action":"sts:AssumeRole","Principal":{"Service":"1001111111111111@actiontrail.aliyuncs.com"}}]}
            """);

        Assert.Equal(TrustFindingKind.Refused, Assert.Single(trust.Inspect(Delivery(s_management), s_archive)).Kind);
    }

    [Fact]
    public void A_good_policy_has_no_findings_even_if_it_trusts_others_too() =>
        Assert.Empty(Service("1001111111111111@actiontrail.aliyuncs.com\",\"1003333333333333@actiontrail.aliyuncs.com").Inspect(Delivery(s_management), s_archive));

    [Fact]
    public void A_stranger_may_not_use_the_trust_of_the_management_account() =>
        Assert.Equal(PolicyDecision.ImplicitDeny, TrustPolicy.ForService(ServicePrincipals.ActionTrail, s_management).Evaluate(Delivery(s_stranger), s_archive).Decision);

    private static PolicyPrincipal Delivery(AccountId trailOwner) => PolicyPrincipal.Service(ServicePrincipals.ActionTrail, trailOwner);

    private static TrustPolicy Service(string entries) =>
        TrustPolicy.Parse($$$"""{"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"Service":["{{{entries}}}"]}}]}""");
}
