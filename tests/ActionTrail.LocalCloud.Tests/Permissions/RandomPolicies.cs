using System.Text.Json.Nodes;
using ActionTrail.Core.Accounts;

namespace ActionTrail.LocalCloud.Tests.Permissions;

/// <summary>Policy texts of every kind that has a say in delivery, near enough to what matters that both verdicts are common.</summary>
internal sealed class RandomPolicies(Random random, OracleCloud cloud)
{
    private static readonly string[] s_actions =
    [
        "*", "*", "oss:*", "oss:PutObject", "oss:putobject", "oss:Get*", "oss:GetObject", "log:*", "log:GetProject", "log:Create*", "log:CreateLogstore", "log:CreateIndex",
        "log:PostLogStoreLogs", "log:Get*", "odps:*", "odps:CreateInstance", "odps:CreateTable", "odps:Alter", "odps:Describe", "odps:Update", "ecs:*", "*:P?tObject",
    ];

    private static readonly string[] s_conditions =
    [
        """{"Bool":{"acs:SecureTransport":"true"}}""",
        """{"Bool":{"acs:SecureTransport":"false"}}""",
        """{"DateLessThan":{"acs:CurrentTime":"2027-01-01T00:00:00Z"}}""",
        """{"DateGreaterThan":{"acs:CurrentTime":"2027-01-01"}}""",
        """{"IpAddress":{"acs:SourceIp":["127.0.0.0/8","::1"]}}""",
        """{"NotIpAddress":{"acs:SourceIp":"127.0.0.1"}}""",
        """{"StringEquals":{"acs:SourceVpc":"vpc-1"}}""",
        """{"StringNotLike":{"acs:SourceVpc":"vpc-*"}}""",
        """{"Bool":{"acs:MFAPresent":"true"}}""",
    ];

    private readonly string[] _resources =
    [
        "*", "*", "*", $"acs:oss:*:*:{OracleCloud.BucketText}", $"acs:oss:*:{cloud.ArchiveId}:{OracleCloud.BucketText}/*", $"acs:oss:*:*:{OracleCloud.BucketText}/corp-audit/AliyunLogs/*",
        "acs:oss:*:*:other-bucket/*", "acs:oss:::*", "acs:log:*:*:project/*/logstore/actiontrail_*", $"acs:log:cn-hangzhou:*:project/{OracleCloud.ProjectText}", "acs:log:*:*:project/*",
        "acs:log:cn-beijing:*:*", "acs:odps:*:*:projects/actiontrail_*", $"acs:odps:*:*:projects/{OracleCloud.WarehouseText}/tables/*", $"acs:odps:*:{cloud.ManagementId}:*",
    ];

    /// <summary>A policy for a role or, the grammar being the same, a control policy.</summary>
    public string Identity(double deny = 0.3) => Document(1, 3, () => Statement(deny));

    /// <summary>A policy of a bucket or a Log Service project.</summary>
    public string Store(string service) => Document(1, 2, () =>
    {
        JsonObject statement = Statement(0.4);
        statement["Action"] = new JsonArray(Pick([$"{service}:*", $"{service}:*", .. s_actions.Where(action => action.StartsWith(service, StringComparison.Ordinal))]));
        statement.Remove("NotAction");
        statement["Principal"] = new JsonArray(Pick(["*", cloud.RoleId, cloud.RoleId, cloud.ArchiveId.Value, "300000000000000001"]));
        return statement;
    });

    /// <summary>A trust policy, most often one that lets ActionTrail in for one account or another.</summary>
    public string Trust() => random.Next(4) > 0 ? Document(1, 1, () => TrustStatement(0)) : Document(1, 3, () => TrustStatement(0.25));

    public T Pick<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];

    private string Document(int least, int most, Func<JsonObject> statement) => new JsonObject
    {
        ["Version"] = "1", ["Statement"] = new JsonArray([.. Enumerable.Range(0, random.Next(least, most + 1)).Select(_ => statement())]),
    }.ToJsonString();

    private JsonObject Statement(double deny)
    {
        var statement = new JsonObject
        {
            ["Effect"] = random.NextDouble() < deny ? "Deny" : "Allow",
            [random.Next(8) == 0 ? "NotAction" : "Action"] = Some(s_actions),
            [random.Next(8) == 0 ? "NotResource" : "Resource"] = Some(_resources),
        };
        return WithCondition(statement, 0.2);
    }

    private JsonObject TrustStatement(double deny)
    {
        AccountId mine = cloud.ManagementId;
        string service = Pick(
        [
            $"{mine}@actiontrail.aliyuncs.com", $"{mine}@actiontrail.aliyuncs.com", $"{mine}@ActionTrail.aliyuncs.com", "actiontrail.aliyuncs.com",
            "300000000000000001@actiontrail.aliyuncs.com", "*@actiontrail.aliyuncs.com", $"{mine}@*.aliyuncs.com", $"{mine}@actiontrial.aliyuncs.com", $"{mine}@log.aliyuncs.com",
        ]);
        JsonObject principal = random.Next(10) == 0
            ? new JsonObject { ["RAM"] = new JsonArray(Pick(["*", $"acs:ram::{mine}:root"])) }
            : new JsonObject { ["Service"] = new JsonArray(service) };
        return WithCondition(
            new JsonObject
            {
                ["Effect"] = random.NextDouble() < deny ? "Deny" : "Allow", ["Action"] = Pick(["sts:AssumeRole", "sts:AssumeRole", "sts:*", "*"]), ["Principal"] = principal,
            },
            0.15);
    }

    private JsonArray Some(string[] from) => [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Pick(from)).Distinct(StringComparer.Ordinal).Select(static text => (JsonNode?)text)];

    private JsonObject WithCondition(JsonObject statement, double chance)
    {
        if (random.NextDouble() < chance)
        {
            statement["Condition"] = JsonNode.Parse(Pick(s_conditions));
        }

        return statement;
    }
}
