using ActionTrail.LocalCloud.Gateway;

namespace ActionTrail.LocalCloud.Sls;

/// <summary>The consumer groups of a logstore.</summary>
internal static class ConsumerGroups
{
    private const int LongestTimeout = 86_400;

    /// <summary>Key of a group, or the beginning of all keys of the logstore.</summary>
    public static string Key(SlsCall call, string group) => SlsProjects.Key(call.Region, call.Project, call.Logstore, group);

    /// <summary>Part of the resource ARN.</summary>
    public static string Resource(SlsCall call, string group) => $"project/{call.Project}/logstore/{call.Logstore}/consumergroup/{group}";

    /// <summary>The group that the path names.</summary>
    /// <exception cref="CloudError">404 ConsumerGroupNotExist.</exception>
    public static SlsConsumerGroupDocument Require(SlsCall call)
    {
        call.RequireLogstore();
        return call.Cloud.Documents.Find<SlsConsumerGroupDocument>("", Key(call, call.Path["group"]))
            ?? throw new CloudError(404, "ConsumerGroupNotExist", $"consumer group {call.Path["group"]} does not exist");
    }

    /// <summary>Timeout in the body.</summary>
    public static int? Timeout(SlsCall call) => call.BodyNumber("timeout", 1, LongestTimeout);

    /// <summary>Takes away the groups of one logstore, or of a whole project.</summary>
    /// <param name="cloud">State of the cloud.</param>
    /// <param name="prefix">Beginning of their keys.</param>
    public static void RemoveAll(CloudState cloud, string prefix)
    {
        foreach ((string key, _) in cloud.Documents.List<SlsConsumerGroupDocument>("", prefix))
        {
            cloud.Documents.Remove<SlsConsumerGroupDocument>("", key);
        }
    }
}
