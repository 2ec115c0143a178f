using ActionTrail.Aliyun.Http;

namespace ActionTrail.LocalCloud.Sls;

/// <summary>Takes tags of projects away: those that are named, or all.</summary>
internal sealed class UntagResources() : SlsAccountOperation("UntagResources", SlsAccess.Write, new SlsRoute("POST", "/untag"))
{
    /// <inheritdoc/>
    protected override string Resource(SlsCall call) => "project/*";

    /// <inheritdoc/>
    protected override WireResponse Execute(SlsCall call)
    {
        bool all = call.BodyFlag("all") ?? false;
        IReadOnlyList<string> keys = ProjectTags.Texts(call, "tags");
        foreach (SlsProjectDocument project in ProjectTags.Named(call))
        {
            ProjectTags.Save(call, project, project.Tags.Where(tag => !all && !keys.Contains(tag.Key, StringComparer.Ordinal)));
        }

        return SlsAnswer.Empty();
    }
}
