using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Trails;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Destinations;
using ActionTrail.Engine.Delivery;
using ActionTrail.Engine.Setup;
using ActionTrail.LocalCloud;
using ActionTrail.LocalCloud.ResourceDirectory;
using ActionTrail.LocalCloud.Samples;

namespace ActionTrail.Benchmarks.Delivery;

/// <summary>A company of any size whose multi-account trail delivers to a bucket.</summary>
internal sealed class BenchCompany
{
    private const string Trail = "corp-audit";
    private static readonly RegionId s_region = RegionId.Parse("cn-hangzhou");
    private readonly LocalCloudHost _cloud;
    private readonly SampleCompany _company;

    private BenchCompany(LocalCloudHost cloud, SampleCompany company) => (_cloud, _company) = (cloud, company);

    /// <summary>Ids of the members.</summary>
    public IReadOnlyList<string> Members => [.. _cloud.Accounts.Where(account => account.Id != _company.Management.Id).Select(static account => account.Id.Value)];

    /// <summary>Sets up directory, members, role, bucket and trail where they are missing.</summary>
    /// <param name="cloud">The cloud.</param>
    /// <param name="members">Members that the directory is to have; at least 5.</param>
    /// <returns>The company.</returns>
    public static async Task<BenchCompany> EnsureAsync(LocalCloudHost cloud, int members)
    {
        var company = new BenchCompany(cloud, await SampleCompany.EnsureAsync(cloud, s_region, default));
        await company.EnsureMembersAsync(members);
        CloudConnection archive = cloud.Connect(company._company.LogArchive.Id, s_region);
        var roles = new DeliveryRoleSetup(archive);
        await roles.EnsureAsync(RoleName.Parse(DeliveryRoleSetup.DefaultName), default);
        DeliveryRole role = await roles.TrustAsync(RoleName.Parse(DeliveryRoleSetup.DefaultName), company._company.Management.Id, default);
        Destination bucket = await new OssDestinationSetup(archive).EnsureAsync(
            new OssDestinationRequest { Bucket = BucketName.Parse("corp-audit-bucket"), KeyPrefix = OssKeyPrefix.Parse("corp-audit"), Encryption = Aliyun.Oss.OssEncryption.Aes256 }, default);
        CloudConnection management = cloud.Connect(company._company.Management.Id, s_region);
        await new TrailSetup(management).EnsureAsync(TrailSetup.Define(new TrailDefinition { Name = Trail, IsOrganizationTrail = true }, [bucket], role.Arn), default);
        await new TrailsClient(management).StartLoggingAsync(Trail, default);
        return company;
    }

    /// <summary>Opens the company that is there.</summary>
    public static async Task<BenchCompany> OpenAsync(LocalCloudHost cloud) => new(cloud, await SampleCompany.EnsureAsync(cloud, s_region, default));

    /// <summary>A client that looks up a member's events.</summary>
    public TrailsClient TrailsOf(string member) => new(_cloud.Connect(AccountId.Parse(member), s_region));

    /// <summary>Delivers everything.</summary>
    public Task<DeliveryStatus> DrainAsync() => _cloud.Delivery.DrainAsync(_company.Management.Id, Trail, default);

    private async Task EnsureMembersAsync(int members)
    {
        // A directory of this size has its quota raised by the provider; no API does that.
        DirectoryDocument directory = _cloud.Cloud.Documents.Find<DirectoryDocument>(_company.Management.Id.Value, DirectoryDocument.Key)!;
        _cloud.Cloud.Documents.Put(_company.Management.Id.Value, DirectoryDocument.Key, directory with { MemberQuota = members });
        for (int number = Members.Count; number < members; number++)
        {
            await _company.Directory.CreateMemberAsync(new($"Member {number}"), default);
        }
    }
}
