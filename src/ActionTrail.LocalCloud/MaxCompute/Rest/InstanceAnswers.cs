using System.Xml.Linq;
using ActionTrail.Aliyun.Http;
using ActionTrail.LocalCloud.MaxCompute.Storage;

namespace ActionTrail.LocalCloud.MaxCompute.Rest;

/// <summary>What instances look like on the wire.</summary>
internal static class InstanceAnswers
{
    /// <summary>An answer about an instance, with the headers that tell its owner and times.</summary>
    public static WireResponse Of(OdpsCall call, InstanceRecord instance, params ReadOnlySpan<XElement> content)
    {
        var root = new XElement("Instance");
        foreach (XElement element in content)
        {
            root.Add(element);
        }

        WireResponse answer = OdpsAnswers.Xml(call, root);
        answer.Headers["x-odps-owner"] = instance.Owner;
        answer.Headers["x-odps-start-time"] = OdpsAnswers.HttpTime(instance.StartedAt);
        answer.Headers["x-odps-end-time"] = OdpsAnswers.HttpTime(instance.EndedAt);
        return answer;
    }

    /// <summary>The one task of an instance.</summary>
    public static XElement Task(InstanceRecord instance, params ReadOnlySpan<XElement> content)
    {
        var task = new XElement("Task", new XAttribute("Type", "SQL"), new XElement("Name", instance.TaskName));
        foreach (XElement element in content)
        {
            task.Add(element);
        }

        return new XElement("Tasks", task);
    }

    /// <summary>The state of an instance: here all have terminated.</summary>
    public static XElement Terminated() => new("Status", "Terminated");
}
