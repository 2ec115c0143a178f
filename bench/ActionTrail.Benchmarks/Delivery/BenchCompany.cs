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
        company.EnsureMembers(members);
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

    /// <summary>Lets accounts join beneath the API, which looks at every member for each new one: five thousand calls take many minutes.</summary>
    private void EnsureMembers(int members)
    {
        string management = _company.Management.Id.Value;

        // A directory of this size has its quota raised by the provider; no API does that.
        DirectoryDocument directory = _cloud.Cloud.Documents.Find<DirectoryDocument>(management, DirectoryDocument.Key)!;
        _cloud.Cloud.Documents.Put(management, DirectoryDocument.Key, directory with { MemberQuota = members });
        DirectoryTree tree = DirectoryTree.ManagedBy(_cloud.Cloud, management)!;
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        for (int number = Members.Count; number < members; number++)
        {
            Enrolment.CreateAccount(_cloud.Cloud, tree, new MemberDocument
            {
                AccountId = "",
                AccountName = FormattableString.Invariant($"member-{number}@{directory.DirectoryId}.aliyunid.com"),
                DisplayName = FormattableString.Invariant($"Member {number}"),
                FolderId = tree.Folders[0].FolderId,
                JoinMethod = "created",
                JoinedAt = now,
                ModifiedAt = now,
                Status = "CreateSuccess",
                Type = MemberDocument.ResourceAccount,
            });
        }
    }
}
