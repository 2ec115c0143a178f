using System.Text;
using System.Xml.Linq;
using ActionTrail.Aliyun.Http;
using ActionTrail.LocalCloud.MaxCompute.Sql.Functions;
using ActionTrail.LocalCloud.MaxCompute.Storage;

namespace ActionTrail.LocalCloud.MaxCompute.Rest;

/// <summary>Gives the result of an instance: rows as CSV, at most 10,000 of them, or what it printed, or its error.</summary>
internal sealed class GetInstanceResult : InstanceOperation
{
    /// <summary>Rows beyond this can be read through the Tunnel.</summary>
    public const int MostRows = 10_000;

    /// <inheritdoc/>
    public override ApiRoute Route { get; } = new("GET", "projects/{project}/instances/{instance}", "result");

    /// <inheritdoc/>
    protected override WireResponse Execute(OdpsCall call, MaxComputeStore store, InstanceRecord instance)
    {
        string text = instance.Result is { } rows ? store.Read(() => ResultCsv.Write(store, rows, SqlSession.FindZone(instance.TimeZone), MostRows)) : instance.Message;
        return InstanceAnswers.Of(call, instance, InstanceAnswers.Task(instance, new XElement(
            "Result",
            new XAttribute("Transform", "Base64"),
            new XAttribute("Format", instance.Result is null ? "text" : "csv"),
            Convert.ToBase64String(Encoding.UTF8.GetBytes(text)))));
    }
}
