using System.Text;
using System.Text.Json.Nodes;
using ActionTrail.Core.Events;

namespace ActionTrail.Core.Tests.Events;

public sealed class AuditEventWriterTests
{
    private static readonly AuditEventDraft s_draft = new()
    {
        EventId = "7C0F2B8E-0000-4000-8000-000000000001",
        EventTime = new DateTimeOffset(2026, 3, 2, 9, 30, 15, 700, TimeSpan.FromHours(8)),
        EventName = "CreateTrail",
        EventRw = "Write",
        EventSource = "actiontrail.cn-hangzhou.aliyuncs.com",
        ServiceName = "Actiontrail",
        Region = "cn-hangzhou",
        UserIdentity = new() { Type = "ram-user", PrincipalId = "204718836520194437", AccountId = "1045392876514203", UserName = "alice", AccessKeyId = "LTAI5tPlaceholder" },
        RecipientAccountId = "1045392876514203",
    };

    [Fact]
    public void Fields_stand_in_the_documented_order_and_empty_ones_are_left_out() => Assert.Equal(
        """{"eventId":"7C0F2B8E-0000-4000-8000-000000000001","eventVersion":1,"eventTime":"2026-03-02T01:30:15Z","eventType":"ApiCall","eventCategory":"Management","eventName":"CreateTrail","eventRW":"Write","eventSource":"actiontrail.cn-hangzhou.aliyuncs.com","serviceName":"Actiontrail","acsRegion":"cn-hangzhou","userIdentity":{"type":"ram-user","principalId":"204718836520194437","accountId":"1045392876514203","accessKeyId":"LTAI5tPlaceholder","userName":"alice"},"isGlobal":false,"recipientAccountId":"1045392876514203"}""",
        Encoding.UTF8.GetString(AuditEventWriter.Write(s_draft)));

    [Fact]
    public void What_is_written_reads_back()
    {
        AuditEventDraft draft = s_draft with
        {
            ErrorCode = "NoPermission",
            ErrorMessage = "You are not authorized — \"denied\".",
            ApiVersion = "2020-07-06",
            RequestId = "R-1",
            UserAgent = "测试",
            SourceIpAddress = "203.0.113.9",
            VpcId = "vpc-1",
            IsGlobal = true,
            IsSensitive = true,
            AdditionalEventData = new Dictionary<string, string> { ["Scheme"] = "https" },
            RequestParameters = new() { ["Name"] = "corp-audit", ["IsOrganizationTrail"] = true, ["List"] = new JsonArray(1, null, "x") },
            ResponseElements = new() { ["HomeRegion"] = "cn-hangzhou" },
            ReferencedResources = new Dictionary<string, IReadOnlyList<string>> { ["ACS::ActionTrail::Trail"] = ["a", "b"], ["ACS::OSS::Bucket"] = ["c"] },
            UserIdentity = s_draft.UserIdentity with { SessionCreationTime = s_draft.EventTime.AddHours(-1), MfaAuthenticated = true },
        };

        AuditEvent record = AuditEvent.Parse(AuditEventWriter.Write(draft));

        Assert.Equal("You are not authorized — \"denied\".", record.ErrorMessage);
        Assert.Equal("测试", record.UserAgent);
        Assert.True(record.IsFailure && record.IsGlobal && record.IsSensitive && record.UserIdentity.MfaAuthenticated == true);
        Assert.Equal("https", record.AdditionalEventData!.Value.GetProperty("Scheme").GetString());
        Assert.Equal("""{"Name":"corp-audit","IsOrganizationTrail":true,"List":[1,null,"x"]}""", record.RequestParameters!.Value.GetRawText());
        Assert.Equal("cn-hangzhou", record.ResponseElements!.Value.GetProperty("HomeRegion").GetString());
        Assert.Equal("ACS::ActionTrail::Trail;ACS::OSS::Bucket", record.ResourceType);
        Assert.Equal("a,b;c", record.ResourceName);
    }

    [Fact]
    public void Secrets_never_reach_a_record()
    {
        AuditEventDraft draft = s_draft with
        {
            RequestParameters = new() { ["Password"] = "hunter2", ["signature"] = "hunter2" },
            ResponseElements = new() { ["Credentials"] = new JsonObject { ["AccessKeyId"] = "STS.x", ["AccessKeySecret"] = "hunter2", ["SecurityToken"] = new JsonArray("hunter2") } },
            AdditionalEventData = new Dictionary<string, string> { ["Authorization"] = "hunter2" },
        };

        string json = Encoding.UTF8.GetString(AuditEventWriter.Write(draft));

        Assert.DoesNotContain("hunter2", json, StringComparison.Ordinal);
        Assert.Contains("STS.x", json, StringComparison.Ordinal);
    }
}
