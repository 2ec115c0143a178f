using ActionTrail.Core.Errors;
using ActionTrail.Core.Policies;

namespace ActionTrail.Core.Tests.Policies;

public sealed class PolicySyntaxTests
{
    [Theory]
    [InlineData("nonsense", "$", "expected JSON, found broken text at line 1")]
    [InlineData("[]", "$", "expected an object, found an array of 0")]
    [InlineData("""{"Statement":[]}""", "$", "expected the field Version, found none")]
    [InlineData("""{"Version":1,"Statement":[]}""", "$.Version", "expected the text \"1\", found 1")]
    [InlineData("""{"Version":"2012-10-17","Statement":[]}""", "$.Version", "expected \"1\", found '2012-10-17'")]
    [InlineData("""{"Version":"1","Statement":[]}""", "$.Statement", "expected an array of at least one statement, found an array of 0")]
    [InlineData("""{"Version":"1","Statement":{}}""", "$.Statement", "found an object")]
    [InlineData("""{"Version":"1","Version":"1","Statement":[]}""", "$.Version", "found it twice")]
    [InlineData("""{"Version":"1","Id":"x","Statement":[]}""", "$", "found the field 'Id'")]
    [InlineData("""{"Version":"1","Statement":[{"Action":"*","Resource":"*"}]}""", "$.Statement[0]", "expected the field Effect, found none")]
    [InlineData("""{"Version":"1","Statement":[{"Effect":"allow","Action":"*","Resource":"*"}]}""", "$.Statement[0].Effect", "expected Allow or Deny, found 'allow'")]
    [InlineData("""{"Version":"1","Statement":[{"Effect":"Allow","Resource":"*"}]}""", "$.Statement[0]", "expected the field Action or NotAction, found none")]
    [InlineData("""{"Version":"1","Statement":[{"Effect":"Allow","Action":"*","NotAction":"*","Resource":"*"}]}""", "$.Statement[0]", "found both")]
    [InlineData("""{"Version":"1","Statement":[{"Effect":"Allow","Action":[],"Resource":"*"}]}""", "$.Statement[0].Action", "found an array of 0")]
    [InlineData("""{"Version":"1","Statement":[{"Effect":"Allow","Action":["oss:Get*",7],"Resource":"*"}]}""", "$.Statement[0].Action[1]", "expected a text, found 7")]
    [InlineData("""{"Version":"1","Statement":[{"Effect":"Allow","Action":"GetObject","Resource":"*"}]}""", "$.Statement[0].Action", "expected * or service:operation, found 'GetObject'")]
    [InlineData("""{"Version":"1","Statement":[{"Effect":"Allow","Action":"*"}]}""", "$.Statement[0]", "expected the field Resource or NotResource, found none")]
    [InlineData("""{"Version":"1","Statement":[{"Effect":"Allow","Action":"*","Resource":"bucket"}]}""", "$.Statement[0].Resource", "found 'bucket'")]
    [InlineData("""{"Version":"1","Statement":[{"Effect":"Allow","Action":"*","Resource":"*","Principal":"*"}]}""", "$.Statement[0]", "found the field 'Principal'")]
    [InlineData("""{"Version":"1","Statement":[{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringIs":{"a":"b"}}}]}""", "$.Statement[0].Condition", "found 'StringIs'")]
    [InlineData("""{"Version":"1","Statement":[{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"Bool":{}}}]}""", "$.Statement[0].Condition.Bool", "expected at least one condition key")]
    [InlineData("""{"Version":"1","Statement":[{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"Bool":{"acs:MFAPresent":"yes"}}}]}""", "$.Statement[0].Condition.Bool.acs:MFAPresent", "expected a Boolean, found 'yes'")]
    [InlineData("""{"Version":"1","Statement":[{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"IpAddress":{"acs:SourceIp":["10.0.0.0/33"]}}}]}""", "$.Statement[0].Condition.IpAddress.acs:SourceIp[0]", "found '10.0.0.0/33'")]
    [InlineData("""{"Version":"1","Statement":[{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"DateLessThan":{"acs:CurrentTime":"tomorrow"}}}]}""", "$.Statement[0].Condition.DateLessThan.acs:CurrentTime", "expected an ISO 8601 date")]
    public void A_broken_identity_policy_is_refused_with_place_expectation_and_fact(string json, string path, string message)
    {
        var error = Assert.Throws<PolicySyntaxException>(() => PolicyDocument.Parse(json, PolicyKind.Identity));

        Assert.Equal(path, error.Path);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"Effect":"Allow","Action":"sts:AssumeRole"}""", "expected the field Principal, found none")]
    [InlineData("""{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{}}""", "expected RAM, Service or Federated")]
    [InlineData("""{"Effect":"Allow","Action":"sts:AssumeRole","Principal":"*"}""", "expected an object, found '*'")]
    [InlineData("""{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"AWS":"x"}}""", "found the field 'AWS'")]
    [InlineData("""{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"Service":"a@b@c"}}""", "expected service or account@service, found 'a@b@c'")]
    [InlineData("""{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"Service":"12x@actiontrail.aliyuncs.com"}}""", "expected service or account@service")]
    [InlineData("""{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"RAM":"acs:ram::1003456789012345:group/g"}}""", "expected * or acs:ram::account:root")]
    [InlineData("""{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"Federated":"acs:ram::1003456789012345:user/u"}}""", "expected acs:ram::account:saml-provider/name")]
    [InlineData("""{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"Service":"x.com"},"Resource":"*"}""", "found the field 'Resource'")]
    [InlineData("""{"Effect":"Allow","NotAction":"sts:AssumeRole","Principal":{"Service":"x.com"}}""", "found the field 'NotAction'")]
    public void A_broken_trust_policy_is_refused(string statement, string message)
    {
        var error = Assert.Throws<PolicySyntaxException>(() => TrustPolicy.Parse($$"""{"Version":"1","Statement":[{{statement}}]}"""));

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bucket_policy_names_ids_and_resources()
    {
        const string Policy = """{"Version":"1","Statement":[{"Effect":"Allow","Action":["oss:GetObject"],"Principal":["203456789012345678"],"Resource":["acs:oss:*:1003456789012345:corp-audit/*"]}]}""";

        PolicyDocument document = PolicyDocument.Parse(Policy, PolicyKind.Bucket);

        Assert.Equal(["203456789012345678"], document.Statements[0].Principal!.Ids);
    }

    [Fact]
    public void Nesting_is_bounded()
    {
        string deep = string.Concat(Enumerable.Repeat("""{"Version":""", 100_000));

        Assert.Throws<PolicySyntaxException>(() => PolicyDocument.Parse(deep, PolicyKind.Identity));
    }

    [Fact]
    public void One_text_may_stand_for_a_list_and_scalars_may_stand_bare()
    {
        const string Policy = """{"Version":"1","Statement":[{"Effect":"Deny","NotAction":"oss:Get?","NotResource":"acs:oss:*:*:b","Condition":{"Bool":{"acs:SecureTransport":false},"NumericLessThan":{"n":5}}}]}""";

        PolicyStatement statement = PolicyDocument.Parse(Policy, PolicyKind.Identity).Statements[0];

        Assert.Equal(PatternSense.NoneOf, statement.Action.Sense);
        Assert.Equal(PatternSense.NoneOf, statement.Resource!.Sense);
        Assert.Equal(["false", "5"], statement.Conditions.Select(condition => condition.Values.Single()));
    }
}
