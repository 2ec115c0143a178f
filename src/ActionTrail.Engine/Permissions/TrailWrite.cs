using ActionTrail.Aliyun.Trails;
using ActionTrail.Core.Arns;
using ActionTrail.Engine.Setup;

namespace ActionTrail.Engine.Permissions;

/// <summary>One destination of a trail and the role that writes to it, as the trail itself names them; nothing is looked up.</summary>
/// <param name="Destination">The destination.</param>
/// <param name="Role">The role.</param>
public sealed record TrailWrite(Destination Destination, RoleArn Role)
{
    private const string OssRegion = "oss-";

    /// <summary>The destinations of a trail.</summary>
    /// <param name="trail">The trail.</param>
    /// <returns>One to three.</returns>
    public static IReadOnlyList<TrailWrite> Of(Trail trail)
    {
        var writes = new List<TrailWrite>();
        if (trail.OssBucketName.Length > 0)
        {
            var role = RoleArn.Parse(trail.OssWriteRoleArn);
            string region = trail.OssBucketLocation.StartsWith(OssRegion, StringComparison.Ordinal) ? trail.OssBucketLocation[OssRegion.Length..] : trail.HomeRegion;
            writes.Add(new(new OssDestination { AccountId = role.Account.Value, Region = region, Bucket = trail.OssBucketName, KeyPrefix = trail.OssKeyPrefix }, role));
        }

        if (trail.SlsProjectArn.Length > 0)
        {
            var arn = SlsProjectArn.Parse(trail.SlsProjectArn);
            var role = RoleArn.Parse(trail.SlsWriteRoleArn);
            writes.Add(new(
                new SlsDestination { AccountId = (arn.Account ?? role.Account).Value, Region = arn.Region.ToString(), Project = arn.Project.Value, ProjectArn = trail.SlsProjectArn },
                role));
        }

        if (trail.MaxComputeProjectArn.Length > 0)
        {
            var arn = MaxComputeProjectArn.Parse(trail.MaxComputeProjectArn);
            writes.Add(new(
                new MaxComputeDestination { AccountId = arn.Account.Value, Region = arn.Region.ToString(), Project = arn.Project.Value, ProjectArn = trail.MaxComputeProjectArn },
                RoleArn.Parse(trail.MaxComputeWriteRoleArn)));
        }

        return writes;
    }
}
