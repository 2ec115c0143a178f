using System.Text;
using ActionTrail.Core.Errors;
using ActionTrail.Core.Events;
using ActionTrail.Core.Tests.Support;
using ActionTrail.Core.Trails;

namespace ActionTrail.Core.Tests.Events;

public sealed class AuditEventTests
{
    [Fact]
    public void An_api_call_reads_whole()
    {
        AuditEvent record = Fixture("ecs-RunInstances.ram-user-sdk");

        Assert.Equal(new DateTimeOffset(2026, 2, 11, 6, 14, 9, TimeSpan.Zero), record.EventTime);
        Assert.Equal("1", record.EventVersion);
        Assert.Equal(EventTypes.ApiCall, record.EventType);
        Assert.Equal("ecs.cn-hangzhou.aliyuncs.com", record.EventSource);
        Assert.Equal("2014-05-26", record.ApiVersion);
        Assert.Equal("deploy", record.UserIdentity.UserName);
        Assert.Equal("ram-user", record.UserIdentity.Type);
        Assert.Null(record.UserIdentity.MfaAuthenticated);
        Assert.Equal(2, record.RequestParameters!.Value.GetProperty("Amount").GetInt32());
        Assert.Equal(["i-bp10example000001", "i-bp10example000002"], record.ReferencedResources["ACS::ECS::Instance"]);
        Assert.Equal("", record.VpcId);
        Assert.False(record.IsFailure);
        Assert.False(record.IsSensitive);
    }

    [Fact]
    public void A_console_session_tells_when_it_began_and_how()
    {
        UserIdentity user = Fixture("ecs-StopInstances.ram-user-console-mfa").UserIdentity;

        Assert.True(user.MfaAuthenticated);
        Assert.Equal(new DateTimeOffset(2026, 2, 11, 6, 40, 2, TimeSpan.Zero), user.SessionCreationTime);
    }

    [Fact]
    public void A_role_session_names_its_role()
    {
        Assert.Equal("release-manager", Fixture("ecs-StartInstance.assumed-role").UserIdentity.RoleName);
        Assert.Equal("", Fixture("ecs-RunInstances.ram-user-sdk").UserIdentity.RoleName);
    }

    [Theory]
    [InlineData("signin-ConsoleSignin.root-no-mfa", false)]
    [InlineData("signin-ConsoleSignin.root-mfa", true)]
    [InlineData("signin-ConsoleSignin.ram-user-mfa", true)]
    [InlineData("signin-ConsoleSignin.ram-user-failed", false)]
    [InlineData("ecs-RunInstances.ram-user-sdk", null)]
    public void The_second_factor_is_found_under_both_names(string fixture, bool? checkedFactor) => Assert.Equal(checkedFactor, Fixture(fixture).MfaChecked);

    [Theory]
    [InlineData("signin-ConsoleSignin.ram-user-mfa", false)]
    [InlineData("signin-ConsoleSignin.ram-user-failed", true)]
    [InlineData("ecs-DeleteSecurityGroup.denied", true)]
    [InlineData("rds-ModifySecurityIps.null-fields", false)]
    public void Empty_null_and_missing_error_codes_mean_success(string fixture, bool failed) => Assert.Equal(failed, Fixture(fixture).IsFailure);

    [Fact]
    public void The_oldest_format_reads_too()
    {
        AuditEvent record = Fixture("ram-DeleteGroup.old-format-2015");

        Assert.True(record.UserIdentity.MfaAuthenticated);
        Assert.Equal("", record.EventRw);
        Assert.Equal(EventRw.Write, record.EffectiveEventRw);
        Assert.Equal("1045392876514203", record.AccountId);
    }

    [Fact]
    public void Booleans_may_be_texts_and_names_may_be_misspelt()
    {
        Assert.True(Fixture("ram-AttachPolicyToUser.short-types-2018").IsGlobal);
        Assert.Equal("http", Fixture("sls-CreateProject.addionalEventData-misspelt").AdditionalEventData!.Value.GetProperty("Scheme").GetString());
    }

    [Fact]
    public void A_platform_operation_is_mapped()
    {
        AuditEvent record = Fixture("inner-ReadBucketQuota.platform-operation");

        Assert.True(record.IsPlatformOperation);
        Assert.Equal("OSS", record.ServiceName);
        Assert.Equal("Read Bucket Quota", record.EventName);
        Assert.Equal("cn-hangzhou", record.Region);
        Assert.Equal("1092467035518846", record.AccountId);
        Assert.Equal("corp-audit-logs", record.ResourceName);
        Assert.Equal(100, record.RequestParameters!.Value.GetProperty("quota").GetInt32());
    }

    [Fact]
    public void An_insight_gives_its_details_and_the_old_name_of_the_recipient()
    {
        Assert.Equal("IpInsight", Fixture("insight-IpInsight.new-address").InsightDetails!.Value.GetProperty("insightType").GetString());
        Assert.Equal("1078120945563317", Fixture("insight-ApiErrorRateInsight.recipient-2021").RecipientAccountId);
    }

    [Fact]
    public void Fields_of_the_future_stay_readable()
    {
        AuditEvent record = Fixture("vpc-CreateVpc.future-fields");

        Assert.Equal("2", record.EventVersion);
        Assert.Equal("90071992547409931234", record.Root.GetProperty("eventIntegrity").GetProperty("sequence").GetRawText());
    }

    [Fact]
    public void Parameters_are_taken_from_their_text_when_the_object_is_absent()
    {
        AuditEvent record = AuditEvent.Parse("""{"eventId":"x","eventTime":"2026-01-01T00:00:00Z","requestParameterJson":"{\"Name\":\"corp\"}"}""");

        Assert.Equal("corp", record.RequestParameters!.Value.GetProperty("Name").GetString());
    }

    [Fact]
    public void Wrongly_typed_values_read_as_empty()
    {
        AuditEvent record = AuditEvent.Parse("""{"eventId":7,"eventTime":"2026-01-01T08:00:00+08:00","userIdentity":"root","referencedResources":[1],"requestParameters":"{","isGlobal":"maybe","eventAttributes":3}""");

        Assert.Equal("7", record.EventId);
        Assert.Equal(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), record.EventTime);
        Assert.Equal(new UserIdentity(), record.UserIdentity);
        Assert.Empty(record.ReferencedResources);
        Assert.Null(record.RequestParameters);
        Assert.False(record.IsGlobal);
        Assert.False(record.IsSensitive);
    }

    [Fact]
    public void Half_a_surrogate_pair_does_not_stop_the_reading()
    {
        const string Json = """{"eventId":"x","eventTime":"2026-01-01T00:00:00Z","eventName":"A\ud800","userAgent":"\ud800"}""";

        Assert.Equal("\\ud800", AuditEvent.Parse(Json).UserAgent);
        Assert.Equal("A\\ud800", AuditEventFields.Read(Encoding.UTF8.GetBytes(Json)).EventName);
    }

    [Theory]
    [InlineData("", "is broken JSON")]
    [InlineData("[]", "is no JSON object but Array")]
    [InlineData("{} {}", "is broken JSON")]
    [InlineData("""{"eventTime":"2026-01-01T00:00:00Z"}""", "has no eventId")]
    [InlineData("""{"eventId":"x","eventTime":"yesterday"}""", "has the eventTime 'yesterday'")]
    public void What_is_no_event_is_refused(string json, string reason)
    {
        Assert.StartsWith(reason, Assert.Throws<InvalidEventException>(() => AuditEvent.Parse(json)).Reason, StringComparison.Ordinal);
        Assert.False(AuditEventFields.TryRead(Encoding.UTF8.GetBytes(json), out _, out string? why));
        Assert.NotEmpty(why);
    }

    [Fact]
    public void Bytes_that_are_not_utf_8_are_refused()
    {
        byte[] json = [.. "{\"eventId\":\""u8, 0xC3, 0x28, .. "\",\"eventTime\":\"2026-01-01T00:00:00Z\"}"u8];

        Assert.Equal("is not UTF-8", Assert.Throws<InvalidEventException>(() => AuditEvent.Parse(json)).Reason);
        Assert.False(AuditEventFields.TryRead(json, out _, out _));
    }

    private static AuditEvent Fixture(string name) => AuditEvent.Parse(EventRecords.Fixture(name));
}
