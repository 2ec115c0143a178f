using System.Text;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.MaxCompute;
using ActionTrail.Core.Errors;

namespace ActionTrail.Aliyun.Tests.MaxCompute;

public sealed class OdpsErrorReaderTests
{
    [Theory]
    [InlineData("<?xml version=\"1.0\"?><Error><Code>NoSuchTable</Code><Message>gone</Message><RequestId>R1</RequestId></Error>", "NoSuchTable", "gone", "R1")]
    [InlineData("""{"Code":"NoSuchPartition","Message":"gone","RequestId":"R2"}""", "NoSuchPartition", "gone", "R2")]
    [InlineData("""{"Code":"ODPS-0420411: Invalid argument - ","Message":"x"}""", "ODPS-0420411", "Invalid argument - x", "")]
    [InlineData("<html><body>Bad gateway", "", "<html><body>Bad gateway", "")]
    [InlineData("{cut", "", "{cut", "")]
    [InlineData("", "", "", "")]
    public void Every_envelope_is_read(string body, string code, string message, string requestId)
    {
        ApiException error = new OdpsErrorReader().Read("MaxCompute.X", new WireResponse { Status = 404, Body = Encoding.UTF8.GetBytes(body) });

        Assert.Equal((code, message, requestId, ApiErrorKind.NotFound), (error.Code, error.Detail, error.RequestId, error.Kind));
    }

    [Fact]
    public void A_document_type_definition_is_not_read() => Assert.Equal(
        "",
        new OdpsErrorReader().Read("MaxCompute.X", new WireResponse { Status = 400, Body = "<!DOCTYPE a [<!ENTITY b 'c'>]><Error><Code>&b;</Code></Error>"u8.ToArray() }).Code);

    [Theory]
    [InlineData("ODPS-0130131:[1,15] Table not found - table p.t cannot be resolved", "ODPS-0130131", ApiErrorKind.NotFound)]
    [InlineData("FAILED: ODPS-0130161:[1,1] Parse exception - x", "ODPS-0130161", ApiErrorKind.Invalid)]
    [InlineData("ODPS-0130013:Authorization exception", "ODPS-0130013", ApiErrorKind.Denied)]
    [InlineData("something else", "", ApiErrorKind.Invalid)]
    public void A_failed_task_names_its_code(string text, string code, ApiErrorKind kind)
    {
        ApiException error = OdpsErrorReader.ReadTask("MaxCompute.ExecuteSql", text, "I1");

        Assert.Equal((code, kind), (error.Code, error.Kind));
    }
}
