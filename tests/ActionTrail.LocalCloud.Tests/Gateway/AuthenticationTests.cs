using System.Text;
using ActionTrail.Aliyun.Credentials;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Signing;
using ActionTrail.Aliyun.Sts;
using ActionTrail.Core.Errors;

namespace ActionTrail.LocalCloud.Tests.Gateway;

public sealed class AuthenticationTests : IDisposable
{
    private readonly TestCloud _cloud = new();

    public void Dispose() => _cloud.Dispose();

    [Fact]
    public async Task A_signed_call_of_the_root_is_let_in()
    {
        CallerIdentity identity = await new StsClient(_cloud.Root).GetCallerIdentityAsync(default);

        Assert.Equal("Account", identity.Type);
        Assert.Equal(_cloud.Account.Id, identity.AccountId);
        Assert.Equal($"acs:ram::{_cloud.Account.Id}:root", identity.Arn);
        Assert.Empty(_cloud.Faults);
    }

    [Theory]
    [InlineData("rpc")]
    [InlineData("acs3")]
    [InlineData("roa")]
    public async Task Every_scheme_of_the_family_is_accepted(string scheme)
    {
        WireResponse answer = await SendAsync(Signed(scheme));

        Assert.True(answer.IsSuccess, answer.Text);
        Assert.Contains(_cloud.Account.Id.Value, answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_without_signature_is_refused() =>
        await RefusedAsync(Unsigned("acs3"), 400, "IncompleteSignature");

    [Fact]
    public async Task An_unknown_key_is_refused_and_recorded_nowhere()
    {
        await RefusedAsync(Signed("acs3", new CloudCredentials("LTAI5tNobody", "secret")), 404, "InvalidAccessKeyId.NotFound");

        Assert.Equal(0, _cloud.Host.Cloud.Ledger.LastPosition);
    }

    [Theory]
    [InlineData("rpc")]
    [InlineData("acs3")]
    [InlineData("roa")]
    public async Task A_wrong_secret_is_refused_with_the_servers_string_and_recorded_in_the_keys_account(string scheme)
    {
        CloudCredentials right = _cloud.Host.RootCredentials(_cloud.Account.Id);

        string message = await RefusedAsync(Signed(scheme, right with { AccessKeySecret = "wrong" }), 400, "SignatureDoesNotMatch");

        Assert.StartsWith("Specified signature is not matched with our calculation. server string to sign is:", message, StringComparison.Ordinal);
        Assert.Equal("SignatureDoesNotMatch", (string?)Assert.Single(_cloud.Events())["errorCode"]);
    }

    [Theory]
    [InlineData(16)]
    [InlineData(-16)]
    public async Task A_clock_more_than_a_quarter_of_an_hour_off_is_refused(int minutes) =>
        await RefusedAsync(Signed("acs3", skew: TimeSpan.FromMinutes(minutes)), 400, "InvalidTimeStamp.Expired");

    [Theory]
    [InlineData(14)]
    [InlineData(-14)]
    public async Task A_clock_less_than_a_quarter_of_an_hour_off_is_let_in(int minutes) =>
        Assert.True((await SendAsync(Signed("acs3", skew: TimeSpan.FromMinutes(minutes)))).IsSuccess);

    [Fact]
    public async Task A_nonce_counts_once()
    {
        WireRequest request = Signed("acs3");
        Assert.True((await SendAsync(request)).IsSuccess);

        await RefusedAsync(request, 400, "SignatureNonceUsed");
    }

    [Fact]
    public async Task A_nonce_of_a_request_with_a_wrong_signature_is_not_spent()
    {
        CloudCredentials right = _cloud.Host.RootCredentials(_cloud.Account.Id);
        await RefusedAsync(Signed("acs3", right with { AccessKeySecret = "wrong" }), 400, "SignatureDoesNotMatch");

        Assert.True((await SendAsync(Signed("acs3"))).IsSuccess);
    }

    [Fact]
    public async Task A_nonce_is_still_known_when_the_clock_check_lets_its_request_pass_again()
    {
        WireRequest ahead = Signed("acs3", skew: TimeSpan.FromMinutes(14));
        Assert.True((await SendAsync(ahead)).IsSuccess);

        _cloud.Time.Advance(TimeSpan.FromMinutes(28));

        await RefusedAsync(ahead, 400, "SignatureNonceUsed");
    }

    [Fact]
    public async Task A_nonce_is_still_known_after_restarts()
    {
        WireRequest ahead = Signed("acs3", skew: TimeSpan.FromMinutes(14));
        Assert.True((await SendAsync(ahead)).IsSuccess);
        for (int minutes = 0; minutes < 28; minutes += 7)
        {
            _cloud.Reopen();
            await RefusedAsync(ahead, 400, "SignatureNonceUsed");
            Assert.True((await SendAsync(Signed("acs3", nonce: $"other-{minutes}"))).IsSuccess);
            _cloud.Time.Advance(TimeSpan.FromMinutes(7));
        }

        await RefusedAsync(ahead, 400, "SignatureNonceUsed");
    }

    [Fact]
    public async Task Nonces_take_no_more_room_than_their_time()
    {
        for (int hours = 0; hours < 5; hours++)
        {
            Assert.True((await SendAsync(Signed("acs3", nonce: $"{hours}-early"))).IsSuccess);
            _cloud.Time.Advance(TimeSpan.FromMinutes(40));
            Assert.True((await SendAsync(Signed("acs3", nonce: $"{hours}-late"))).IsSuccess);
            Assert.InRange(Directory.GetFiles(_cloud.Host.Folder, "nonces-*").Length, 1, 2);
            _cloud.Time.Advance(TimeSpan.FromMinutes(20));
            _cloud.Reopen();
        }
    }

    [Fact]
    public async Task An_unreadable_date_is_refused()
    {
        WireRequest request = Signed("acs3");
        request.Headers["x-acs-date"] = "yesterday";

        await RefusedAsync(request, 400, "InvalidTimeStamp.Format");
    }

    [Fact]
    public async Task A_changed_body_is_refused()
    {
        WireRequest signed = Signed("acs3");
        var changed = new WireRequest { Method = signed.Method, Host = signed.Host, Body = Encoding.UTF8.GetBytes("A=B") };
        foreach ((string name, string value) in signed.Headers)
        {
            changed.Headers[name] = value;
        }

        await RefusedAsync(changed, 400, "SignatureDoesNotMatch");
    }

    [Fact]
    public async Task Temporary_keys_need_their_token() =>
        await RefusedAsync(Signed("acs3", new CloudCredentials("STS.abc", "secret")), 400, "MissingSecurityToken");

    [Fact]
    public async Task An_invented_token_is_refused() =>
        await RefusedAsync(Signed("acs3", new CloudCredentials("STS.abc", "secret", "CAISabcd")), 400, "InvalidSecurityToken.Malformed");

    [Fact]
    public async Task A_long_lived_key_has_no_token() =>
        await RefusedAsync(
            Signed("acs3", _cloud.Host.RootCredentials(_cloud.Account.Id) with { SecurityToken = "CAISabcd" }), 400, "InvalidSecurityToken.MismatchWithAccessKey");

    private WireRequest Signed(string scheme, CloudCredentials? credentials = null, TimeSpan skew = default, string nonce = "nonce-1")
    {
        IRequestSigner signer = scheme switch { "rpc" => new RpcV1Signature(), "roa" => new RoaV1Signature(), _ => new Acs3Signature() };
        WireRequest request = Unsigned(scheme);
        signer.Sign(request, credentials ?? _cloud.Host.RootCredentials(_cloud.Account.Id), new SigningContext(_cloud.Time.GetUtcNow() + skew, () => nonce, "cn-hangzhou"));
        return request;
    }

    private static WireRequest Unsigned(string scheme)
    {
        var request = new WireRequest { Method = "POST", Host = "sts.aliyuncs.com" };
        if (scheme == "rpc")
        {
            request.RawQuery = "Action=GetCallerIdentity&Version=2015-04-01&Format=JSON";
        }
        else
        {
            request.Headers["x-acs-action"] = "GetCallerIdentity";
            request.Headers["x-acs-version"] = "2015-04-01";
        }

        return request;
    }

    private Task<WireResponse> SendAsync(WireRequest request) => _cloud.Host.HandleAsync(request, default);

    private async Task<string> RefusedAsync(WireRequest request, int status, string code)
    {
        WireResponse answer = await SendAsync(request);
        ApiException error = new ActionTrail.Aliyun.Pop.PopErrorReader().Read("test", answer);
        Assert.Equal((status, code), (error.Status, error.Code));
        Assert.Empty(_cloud.Faults);
        return error.Detail;
    }
}
