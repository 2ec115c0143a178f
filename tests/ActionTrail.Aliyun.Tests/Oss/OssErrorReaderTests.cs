using System.Text;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Oss;
using ActionTrail.Core.Errors;

namespace ActionTrail.Aliyun.Tests.Oss;

public sealed class OssErrorReaderTests
{
    private const string Xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>NoSuchBucket</Code><Message>Gone.</Message><RequestId>65F0</RequestId></Error>";

    [Fact]
    public void Code_message_and_request_id_come_from_the_body()
    {
        ApiException error = new OssErrorReader().Read("Oss.GetObject", new WireResponse { Status = 404, Body = Encoding.UTF8.GetBytes(Xml) });

        Assert.Equal(("NoSuchBucket", "Gone.", "65F0", ApiErrorKind.NotFound), (error.Code, error.Detail, error.RequestId, error.Kind));
    }

    [Fact]
    public void The_error_of_a_head_request_comes_from_its_header()
    {
        var response = new WireResponse { Status = 404 };
        response.Headers["x-oss-err"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(Xml));
        response.Headers["x-oss-request-id"] = "66AA";

        ApiException error = new OssErrorReader().Read("Oss.HeadObject", response);

        Assert.Equal(("NoSuchBucket", "66AA"), (error.Code, error.RequestId));
    }

    [Theory]
    [InlineData(404, "", "NoSuchKey")]
    [InlineData(412, "", "PreconditionFailed")]
    [InlineData(502, "<html><body>proxy</body>", "UnknownError")]
    [InlineData(403, "<!DOCTYPE x [<!ENTITY a \"b\">]><Error><Code>&a;</Code></Error>", "AccessDenied")]
    public void An_answer_without_a_readable_document_is_named_by_its_status(int status, string body, string code) =>
        Assert.Equal(code, new OssErrorReader().Read("Oss.GetObject", new WireResponse { Status = status, Body = Encoding.UTF8.GetBytes(body) }).Code);
}
