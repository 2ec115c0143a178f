using System.Xml.Linq;
using ActionTrail.Aliyun.Http;
using ActionTrail.LocalCloud.MaxCompute.Storage;

namespace ActionTrail.LocalCloud.MaxCompute.Rest;

/// <summary>Tells how the task of an instance ended.</summary>
internal sealed class GetInstanceTaskStatus : InstanceOperation
{
    /// <inheritdoc/>
    public override ApiRoute Route { get; } = new("GET", "projects/{project}/instances/{instance}", "taskstatus");

    /// <inheritdoc/>
    protected override WireResponse Execute(OdpsCall call, MaxComputeStore store, InstanceRecord instance) => InstanceAnswers.Of(
        call,
        instance,
        InstanceAnswers.Terminated(),
        InstanceAnswers.Task(
            instance,
            new XElement("StartTime", OdpsAnswers.HttpTime(instance.StartedAt)),
            new XElement("EndTime", OdpsAnswers.HttpTime(instance.EndedAt)),
            new XElement("Status", instance.Succeeded ? "Success" : "Failed")));
}
