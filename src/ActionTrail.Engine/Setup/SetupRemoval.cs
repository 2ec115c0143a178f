using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.MaxCompute;
using ActionTrail.Aliyun.Oss;
using ActionTrail.Aliyun.Ram;
using ActionTrail.Aliyun.ResourceDirectory;
using ActionTrail.Aliyun.Sls;
using ActionTrail.Aliyun.Trails;
using ActionTrail.Core.Arns;
using ActionTrail.Core.Destinations;
using ActionTrail.Core.Errors;
using ActionTrail.Core.Policies;
using ActionTrail.Core.Setup;
using ActionTrail.Engine.Setup.Parts;

namespace ActionTrail.Engine.Setup;

/// <summary>Takes a setup away, in the opposite order, and says what stays. Stored events stay unless they are asked for by name.</summary>
/// <param name="connector">Finds who acts in each account.</param>
public sealed class SetupRemoval(SetupConnector connector)
{
    /// <summary>Says what would be taken away and what stays.</summary>
    /// <param name="file">The file.</param>
    /// <param name="events">Whether stored events go too.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The plan; <see cref="SetupInstaller.ApplyAsync"/> does it.</returns>
    /// <exception cref="ConfigurationException">A context belongs to another account than the file says.</exception>
    /// <exception cref="ApiException">A service refused.</exception>
    public async Task<SetupPlan> PlanAsync(SetupFile file, StoredEvents events, CancellationToken cancellationToken)
    {
        SetupSession session = await SetupSession.OpenAsync(file, connector, cancellationToken).ConfigureAwait(false);
        List<SetupStep?> steps =
        [
            await TrailAsync(session, cancellationToken).ConfigureAwait(false),
            await RoleAsync(session, cancellationToken).ConfigureAwait(false),
            await DelegationAsync(session, cancellationToken).ConfigureAwait(false),
            await BucketAsync(session, events, cancellationToken).ConfigureAwait(false),
            await ProjectAsync(session, events, cancellationToken).ConfigureAwait(false),
            await MaxComputeAsync(session, events, cancellationToken).ConfigureAwait(false),
        ];
        return new SetupPlan(file, session, [.. steps.OfType<SetupStep>()]);
    }

    private static async Task<SetupStep?> TrailAsync(SetupSession session, CancellationToken cancellationToken)
    {
        SetupTrail wanted = session.File.Trail;
        var trails = new TrailsClient(session.Connection(wanted.Account, wanted.HomeRegion));
        Trail? trail = await trails.FindTrailAsync(wanted.Name.Value, cancellationToken).ConfigureAwait(false);
        string resource = $"Trail {wanted.Name}";
        return trail is null ? null
            : TrailArn.Parse(trail.TrailArn) is { } arn && arn.Account != session.Id(wanted.Account) ? Stay(resource, wanted.Account, $"account {arn.Account} owns it")
            : trail.HomeRegion != wanted.HomeRegion.Value ? Stay(resource, wanted.Account, $"it is at home in {trail.HomeRegion}, not in {wanted.HomeRegion}")
            : Remove(resource, wanted.Account, token => trails.DeleteTrailAsync(wanted.Name.Value, token));
    }

    private static async Task<SetupStep?> RoleAsync(SetupSession session, CancellationToken cancellationToken)
    {
        if (session.File.DeliveryRole is not { } wanted)
        {
            return null;
        }

        CloudConnection connection = session.Connection(wanted.Account);
        RamRole? role = await Absence.OrNullAsync(new RamClient(connection).GetRoleAsync(wanted.Name, cancellationToken)).ConfigureAwait(false);
        string resource = $"Role {wanted.Name}";
        if (role is null)
        {
            return null;
        }

        if (role.Description != RolePart.Description)
        {
            return Stay(resource, wanted.Account, "no setup file made it; remove it with Remove-AtDeliveryRole if nothing else uses it");
        }

        SetupTrail own = session.File.Trail;
        IReadOnlyList<Trail> trails = await new TrailsClient(session.Connection(own.Account, own.HomeRegion)).DescribeTrailsAsync(new TrailQuery(), cancellationToken).ConfigureAwait(false);
        return trails.FirstOrDefault(other => other.Name != own.Name.Value && new[] { other.OssWriteRoleArn, other.SlsWriteRoleArn, other.MaxComputeWriteRoleArn }.Contains(session.RoleArn, StringComparer.OrdinalIgnoreCase)) is { } user
            ? Stay(resource, wanted.Account, $"trail {user.Name} writes with it")
            : Remove(resource, wanted.Account, token => new DeliveryRoleSetup(connection).RemoveAsync(wanted.Name, token));
    }

    private static async Task<SetupStep?> DelegationAsync(SetupSession session, CancellationToken cancellationToken)
    {
        if (session.File.DelegatedAdministrator is not { } wanted)
        {
            return null;
        }

        IReadOnlyList<SetupStep> now = await new DelegationPart(session, wanted).ReadAsync(cancellationToken).ConfigureAwait(false);
        string member = session.Id(wanted.Account).Value;
        return now[0].Action == SetupAction.Create ? null
            : Remove(now[0].Resource, wanted.Management, token => new DelegationClient(session.Connection(wanted.Management)).DeregisterAsync(member, ServicePrincipals.ActionTrail, token));
    }

    private static async Task<SetupStep?> BucketAsync(SetupSession session, StoredEvents events, CancellationToken cancellationToken)
    {
        if (session.File.Oss is not { } wanted)
        {
            return null;
        }

        var oss = new OssClient(session.Connection(wanted.Account, wanted.Region));
        OssBucket? bucket = await Absence.OrNullAsync(oss.GetBucketInfoAsync(wanted.Bucket, cancellationToken)).ConfigureAwait(false);
        string resource = $"Bucket {wanted.Bucket}";
        if (bucket is null || events == StoredEvents.Stay)
        {
            return bucket is null ? null : Stay(resource, wanted.Account, "it may hold stored events");
        }

        bool isEmpty = true;
        await foreach (OssObjectSummary _ in oss.ListObjectsAsync(wanted.Bucket, new ListObjectsOptions(), cancellationToken).ConfigureAwait(false))
        {
            isEmpty = false;
            break;
        }

        OssWorm? worm = isEmpty ? null : await oss.Settings.GetWormAsync(wanted.Bucket, cancellationToken).ConfigureAwait(false);
        return worm is { State: not OssWormState.Expired }
            ? Stay(resource, wanted.Account, $"a retention of {worm.RetentionDays} days protects the events in it")
            : Remove(resource, wanted.Account, token => EmptyAsync(oss, wanted.Bucket, token));
    }

    private static async Task EmptyAsync(OssClient oss, BucketName bucket, CancellationToken cancellationToken)
    {
        var keys = new List<ObjectKey>();
        await foreach (OssObjectSummary each in oss.ListObjectsAsync(bucket, new ListObjectsOptions(), cancellationToken).ConfigureAwait(false))
        {
            keys.Add(each.Key);
        }

        foreach (ObjectKey[] chunk in keys.Chunk(1000))
        {
            await oss.DeleteObjectsAsync(bucket, chunk, cancellationToken).ConfigureAwait(false);
        }

        await oss.DeleteBucketAsync(bucket, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<SetupStep?> ProjectAsync(SetupSession session, StoredEvents events, CancellationToken cancellationToken)
    {
        if (session.File.Sls is not { } wanted)
        {
            return null;
        }

        var sls = new SlsClient(session.Connection(wanted.Account, wanted.Region));
        if (await Absence.OrNullAsync(sls.GetProjectAsync(wanted.Project, cancellationToken)).ConfigureAwait(false) is null)
        {
            return null;
        }

        string[] own = [DeliveryNames.LogstoreFor(session.File.Trail.Name).Value, DeliveryNames.InnerLogstoreFor(session.File.Trail.Name).Value];
        var others = new List<string>();
        await foreach (string logstore in sls.ListLogstoresAsync(wanted.Project, "", cancellationToken).ConfigureAwait(false))
        {
            if (!own.Contains(logstore))
            {
                others.Add(logstore);
            }
        }

        string resource = $"Log Service project {wanted.Project}";
        return events == StoredEvents.Stay ? Stay(resource, wanted.Account, "it may hold stored events")
            : others.Count > 0 ? Stay(resource, wanted.Account, $"it has logstores of others: {string.Join(", ", others)}")
            : Remove(resource, wanted.Account, token => sls.DeleteProjectAsync(wanted.Project, token));
    }

    private static async Task<SetupStep?> MaxComputeAsync(SetupSession session, StoredEvents events, CancellationToken cancellationToken)
    {
        if (session.File.MaxCompute is not { } wanted)
        {
            return null;
        }

        var client = new MaxComputeClient(session.Connection(wanted.Account, wanted.Region));
        if (await Absence.OrNullAsync(client.GetProjectAsync(wanted.Project, cancellationToken)).ConfigureAwait(false) is null)
        {
            return null;
        }

        string own = DeliveryNames.TableFor(session.File.Trail.Name).Value;
        var others = new List<string>();
        await foreach (MaxComputeTable table in client.ListTablesAsync(wanted.Project, cancellationToken).ConfigureAwait(false))
        {
            if (table.Name != own)
            {
                others.Add(table.Name);
            }
        }

        string resource = $"MaxCompute project {wanted.Project}";
        return events == StoredEvents.Stay ? Stay(resource, wanted.Account, "it may hold stored events")
            : others.Count > 0 ? Stay(resource, wanted.Account, $"it has tables of others: {string.Join(", ", others)}")
            : Remove(resource, wanted.Account, token => client.DeleteProjectAsync(wanted.Project, token));
    }

    private static SetupStep Remove(string resource, string account, Func<CancellationToken, Task> remove) => Step(SetupAction.Remove, resource, account, "") with { Apply = remove };

    private static SetupStep Stay(string resource, string account, string reason) => Step(SetupAction.Stay, resource, account, reason);

    private static SetupStep Step(SetupAction action, string resource, string account, string reason) => new()
    {
        Action = action, Resource = resource, Account = account, Property = SetupSteps.Exists, Wanted = SetupSteps.None, Found = SetupSteps.Exists, Reason = reason,
    };
}
