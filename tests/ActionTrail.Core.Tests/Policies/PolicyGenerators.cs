using ActionTrail.Core.Accounts;
using ActionTrail.Core.Policies;
using FsCheck;
using FsCheck.Fluent;

namespace ActionTrail.Core.Tests.Policies;

/// <summary>Policies and requests out of few words, so that they often meet.</summary>
internal static class PolicyGenerators
{
    private static readonly AccountId s_account = AccountId.Parse("1003456789012345");

    public static Gen<PolicyStatement> Statements { get; } =
        from effect in Gen.Elements(PolicyEffect.Allow, PolicyEffect.Deny)
        from actions in Some("*", "oss:*", "oss:Get*", "oss:GetObject", "OSS:PutObject", "log:?etProject")
        from actionSense in Gen.Elements(PatternSense.AnyOf, PatternSense.NoneOf)
        from resources in Some("*", "acs:oss:*:*:corp*", "acs:oss:*:*:corp/logs/*", "acs:log:::project/p")
        from resourceSense in Gen.Elements(PatternSense.AnyOf, PatternSense.NoneOf)
        from conditions in Conditions
        select new PolicyStatement
        {
            Effect = effect,
            Action = new(actions, actionSense),
            Resource = new(resources, resourceSense),
            Conditions = conditions,
        };

    public static Gen<PolicyDocument> Documents { get; } =
        Statements.NonEmptyListOf().Select(statements => new PolicyDocument(PolicyKind.Identity, [.. statements]));

    public static Gen<PolicyRequest> Requests { get; } =
        from action in Gen.Elements("oss:GetObject", "oss:PutObject", "log:GetProject", "ram:CreateUser")
        from resource in Gen.Elements("*", "acs:oss:cn-hangzhou:1003456789012345:corp/logs/x", "acs:oss:*:*:other", "acs:log:cn-hangzhou:1003456789012345:project/p")
        from ip in Gen.Elements("10.0.0.1", "192.0.2.1", "")
        select new PolicyRequest
        {
            Action = action,
            Resource = resource,
            Principal = PolicyPrincipal.User(s_account, "alice"),
            Context = ip.Length == 0 ? [] : new() { { "acs:SourceIp", ip } },
        };

    private static Gen<IReadOnlyList<PolicyCondition>> Conditions => Gen.Elements<IReadOnlyList<PolicyCondition>>(
        [],
        [new(ConditionOperator.Find("IpAddress")!, "acs:SourceIp", ["10.0.0.0/8"])],
        [new(ConditionOperator.Find("NotIpAddress")!, "acs:SourceIp", ["10.0.0.0/8", "2001:db8::/32"]), new(ConditionOperator.Find("Bool")!, "acs:MFAPresent", ["true"])]);

    private static Gen<IReadOnlyList<string>> Some(params string[] words) =>
        Gen.Elements(words).NonEmptyListOf().Select(list => (IReadOnlyList<string>)[.. list.Distinct()]);
}
