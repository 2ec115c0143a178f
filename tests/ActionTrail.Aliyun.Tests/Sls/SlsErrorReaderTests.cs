using System.Text;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Sls;
using ActionTrail.Core.Errors;

namespace ActionTrail.Aliyun.Tests.Sls;

public sealed class SlsErrorReaderTests
{
    [Theory]
    [InlineData(404, "ProjectNotExist", "The Project does not exist : p", ApiErrorKind.NotFound)]
    [InlineData(400, "LogStoreAlreadyExist", "logstore l already exists", ApiErrorKind.Conflict)]
    [InlineData(400, "IndexConfigNotExist", "logstore without index config", ApiErrorKind.NotFound)]
    [InlineData(401, "Unauthorized", "denied by sts or ram, action: log:GetProject, resource: acs:log:cn-hangzhou:1:project/p", ApiErrorKind.Denied)]
    [InlineData(401, "Unauthorized", "The security token you provided is invalid.", ApiErrorKind.Unauthenticated)]
    [InlineData(403, "WriteQuotaExceed", "Write quota is exceeded.", ApiErrorKind.Throttled)]
    [InlineData(503, "ServerBusy", "The server is busy.", ApiErrorKind.Unavailable)]
    public void The_envelope_becomes_an_error_with_its_meaning(int status, string code, string message, ApiErrorKind kind)
    {
        var response = new WireResponse { Status = status, Body = Encoding.UTF8.GetBytes($$"""{"errorCode":"{{code}}","errorMessage":"{{message}}"}""") };
        response.Headers["x-log-requestid"] = "65F0C1D2E3A4B5C6D7E81010";

        ApiException error = new SlsErrorReader().Read("Log Service GetProject", response);

        Assert.Equal((code, message, status, kind, "65F0C1D2E3A4B5C6D7E81010"), (error.Code, error.Detail, error.Status, error.Kind, error.RequestId));
    }

    [Theory]
    [InlineData("<html>bad gateway</html>")]
    [InlineData("[]")]
    [InlineData("")]
    public void An_answer_that_is_not_the_service_s_own_keeps_its_status(string body)
    {
        ApiException error = new SlsErrorReader().Read("Log Service GetProject", new WireResponse { Status = 502, Body = Encoding.UTF8.GetBytes(body) });

        Assert.Equal((502, "", body, ApiErrorKind.Unavailable), (error.Status, error.Code, error.Detail, error.Kind));
    }
}
