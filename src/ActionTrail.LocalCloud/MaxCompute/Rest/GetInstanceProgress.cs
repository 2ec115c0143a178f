using System.Xml.Linq;
using ActionTrail.Aliyun.Http;
using ActionTrail.LocalCloud.MaxCompute.Storage;

namespace ActionTrail.LocalCloud.MaxCompute.Rest;

/// <summary>Tells how far the task of an instance is; here it has always ended, in one stage.</summary>
internal sealed class GetInstanceProgress : InstanceOperation
{
    /// <inheritdoc/>
    public override ApiRoute Route { get; } = new("GET", "projects/{project}/instances/{instance}", "instanceprogress");

    /// <inheritdoc/>
    protected override WireResponse Execute(OdpsCall call, MaxComputeStore store, InstanceRecord instance) => OdpsAnswers.Xml(call, new XElement(
        "Progress",
        new XElement(
            "Stage",
            new XAttribute("ID", instance.TaskName),
            new XElement("Status", "Terminated"),
            new XElement("TotalWorkers", 1),
            new XElement("TerminatedWorkers", 1),
            new XElement("TerminatedPercentage", 100))));
}
