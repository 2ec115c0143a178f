using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Oss;
using ActionTrail.Aliyun.Trails;
using ActionTrail.Core.Destinations;
using ActionTrail.Core.Policies;
using ActionTrail.Engine.Setup;
using ActionTrail.Engine.Verification;
using ActionTrail.LocalCloud;
using ActionTrail.LocalCloud.Samples;

namespace ActionTrail.Cli.Demo;

/// <summary>The seed procedure: role, trust, stores, trail, start. Idempotent, so that a second run also mends what the first left broken.</summary>
/// <param name="cloud">The cloud.</param>
/// <param name="company">Its accounts.</param>
/// <param name="console">Shows the steps.</param>
internal sealed class DemoSetup(LocalCloudHost cloud, SampleCompany company, DemoConsole console)
{
    private readonly CloudConnection _management = cloud.Connect(company.Management.Id, DemoNames.Region);
    private readonly CloudConnection _logArchive = cloud.Connect(company.LogArchive.Id, DemoNames.Region);

    /// <summary>Every destination, as an auditor in the log archive reads it.</summary>
    public IReadOnlyList<IDeliveredEvents> Destinations =>
    [
        new OssDeliveredEvents(_logArchive, DemoNames.Bucket(company.LogArchive.Id), DemoNames.KeyPrefix, company.Management.Id.Value),
        new SlsDeliveredEvents(_logArchive, DemoNames.Project(company.LogArchive.Id), DeliveryNames.LogstoreFor(DemoNames.Trail)),
        new MaxComputeDeliveredEvents(_logArchive, DeliveryNames.ProjectFor(company.LogArchive.Id), DeliveryNames.TableFor(DemoNames.Trail)),
    ];

    /// <summary>The logstore of platform operations, as an auditor in the log archive reads it.</summary>
    public IDeliveredEvents PlatformOperations =>
        new SlsDeliveredEvents(_logArchive, DemoNames.Project(company.LogArchive.Id), DeliveryNames.InnerLogstoreFor(DemoNames.Trail)) { Kind = "SLS (inner)" };

    /// <summary>Runs the procedure.</summary>
    /// <param name="cancellationToken">Ends the work; a further call completes it.</param>
    /// <returns>When the trail is logging.</returns>
    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        console.Step($"Set up the delivery role {DemoNames.Role} in {company.LogArchive.Name}, trusting {company.Management.Id}@{ServicePrincipals.ActionTrail}");
        var roles = new DeliveryRoleSetup(_logArchive);
        DeliveryRole role = await roles.EnsureAsync(DemoNames.Role, cancellationToken);
        await roles.TrustAsync(DemoNames.Role, company.Management.Id, cancellationToken);

        console.Step($"Set up the stores: a bucket with AES256 and a locked retention of {DemoNames.RetentionDays} days, a Log Service project, a MaxCompute project");
        Destination[] destinations =
        [
            await new OssDestinationSetup(_logArchive).EnsureAsync(
                new OssDestinationRequest { Bucket = DemoNames.Bucket(company.LogArchive.Id), KeyPrefix = DemoNames.KeyPrefix, Encryption = OssEncryption.Aes256, RetentionDays = DemoNames.RetentionDays },
                cancellationToken),
            await new SlsDestinationSetup(_logArchive).EnsureAsync(DemoNames.Project(company.LogArchive.Id), cancellationToken),
            await new MaxComputeDestinationSetup(_logArchive).EnsureAsync(DeliveryNames.ProjectFor(company.LogArchive.Id), company.LogArchive.Id, cancellationToken),
        ];

        console.Step($"Create the multi-account trail {DemoNames.Trail} in {company.Management.Name} and start it");
        TrailDefinition definition = TrailSetup.Define(new TrailDefinition { Name = DemoNames.Trail.Value, IsOrganizationTrail = true }, destinations, role.Arn);
        Trail trail = await new TrailSetup(_management).EnsureAsync(definition, cancellationToken);
        if (!trail.IsLogging)
        {
            await new TrailsClient(_management).StartLoggingAsync(trail.Name, cancellationToken);
        }
    }

    /// <summary>Breaks one thing, as people do.</summary>
    /// <param name="breakage">What.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>When it is broken.</returns>
    public async Task BreakAsync(DemoBreak breakage, CancellationToken cancellationToken)
    {
        var roles = new DeliveryRoleSetup(_logArchive);
        switch (breakage)
        {
            case DemoBreak.Trust:
                console.Step($"Break the trust: {DemoNames.Role} trusts plain {ServicePrincipals.ActionTrail} again");
                await roles.TrustAsync(DemoNames.Role, TrustPolicy.ForService(ServicePrincipals.ActionTrail, actingFor: null), cancellationToken);
                break;
            case DemoBreak.Policy:
                console.Step($"Break the policy: {DemoNames.Role} loses {string.Join(" and ", SystemPolicies.OfDeliveryRole)}");
                await roles.DetachPoliciesAsync(DemoNames.Role, cancellationToken);
                break;
            case DemoBreak.Bucket:
                console.Step($"Break the bucket: {DemoNames.Bucket(company.LogArchive.Id)} is deleted");
                await new OssClient(_logArchive).DeleteBucketAsync(DemoNames.Bucket(company.LogArchive.Id), cancellationToken);
                break;
        }
    }
}
