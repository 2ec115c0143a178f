using System.Globalization;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Oss;
using ActionTrail.Aliyun.Ram;
using ActionTrail.Aliyun.ResourceDirectory;
using ActionTrail.Aliyun.Trails;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Destinations;
using ActionTrail.Core.Events;
using ActionTrail.Core.Trails;
using ActionTrail.Engine.Delivery;
using ActionTrail.Engine.Setup;
using ActionTrail.Engine.Verification;
using ActionTrail.Engine.Verification.Seals;
using ActionTrail.LocalCloud;
using ActionTrail.LocalCloud.Ledger;
using ActionTrail.LocalCloud.Samples;

namespace ActionTrail.Trials;

/// <summary>A company whose multi-account trail delivers to a locked bucket, a logstore and a table; everything is set up through the APIs.</summary>
internal sealed class TrialCompany
{
    public const string Trail = "corp-audit";
    private const int MostGuests = 8; // a directory holds 20 members
    private const string UserPrefix = "made-by-trial-";
    private static readonly RegionId s_region = RegionId.Parse("cn-hangzhou");
    private static readonly BucketName s_bucket = BucketName.Parse("corp-audit-bucket");
    private static readonly OssKeyPrefix s_prefix = OssKeyPrefix.Parse("corp-audit");
    private static readonly SlsProjectName s_project = SlsProjectName.Parse("corp-audit-project");
    private static readonly MaxComputeProjectName s_warehouse = MaxComputeProjectName.Parse("actiontrail_corp");
    private static readonly RoleName s_role = RoleName.Parse(DeliveryRoleSetup.DefaultName);
    private readonly SampleCompany _company;
    private readonly CloudConnection _archive;

    private TrialCompany(LocalCloudHost cloud, SampleCompany company)
    {
        Cloud = cloud;
        _company = company;
        _archive = cloud.Connect(company.LogArchive.Id, s_region);
    }

    public LocalCloudHost Cloud { get; }

    public AccountId Owner => _company.Management.Id;

    public IReadOnlyList<IDeliveredEvents> Destinations =>
    [
        new OssDeliveredEvents(_archive, s_bucket, s_prefix, Owner.Value),
        new SlsDeliveredEvents(_archive, s_project, DeliveryNames.LogstoreFor(TrailName.Parse(Trail))),
        new MaxComputeDeliveredEvents(_archive, s_warehouse, DeliveryNames.TableFor(TrailName.Parse(Trail))),
    ];

    /// <summary>The bucket, to be verified by its seals.</summary>
    public ISealedArchive Sealed => new BucketSealedArchive(_archive, s_bucket, s_prefix.Value);

    /// <summary>Sets the company up where it is missing; a killed set-up is completed by the next.</summary>
    public static async Task<TrialCompany> EnsureAsync(LocalCloudHost cloud)
    {
        var company = new TrialCompany(cloud, await SampleCompany.EnsureAsync(cloud, s_region, default));
        var roles = new DeliveryRoleSetup(company._archive);
        await roles.EnsureAsync(s_role, default);
        DeliveryRole role = await roles.TrustAsync(s_role, company.Owner, default);
        Destination[] destinations =
        [
            await new OssDestinationSetup(company._archive).EnsureAsync(
                new OssDestinationRequest { Bucket = s_bucket, KeyPrefix = s_prefix, Encryption = OssEncryption.Aes256, RetentionDays = 365 }, default),
            await new SlsDestinationSetup(company._archive).EnsureAsync(s_project, default),
            await new MaxComputeDestinationSetup(company._archive).EnsureAsync(s_warehouse, company._company.LogArchive.Id, default),
        ];
        CloudConnection management = cloud.Connect(company.Owner, s_region);
        await new TrailSetup(management).EnsureAsync(TrailSetup.Define(new TrailDefinition { Name = Trail, IsOrganizationTrail = true }, destinations, role.Arn), default);
        await new TrailsClient(management).StartLoggingAsync(Trail, default);
        return company;
    }

    public Task<DeliveryStatus> DrainAsync(CancellationToken cancellationToken) => Cloud.Delivery.DrainAsync(Owner, Trail, cancellationToken);

    public Task<DeliveryStatus> StatusAsync() => Cloud.Delivery.StatusAsync(Owner, Trail, default);

    /// <summary>Records some realistic events of all accounts, members or not, under ids that no other call makes.</summary>
    public void Record(int count, int seed)
    {
        DateTimeOffset to = TimeProvider.System.GetUtcNow();
        var generator = new SampleEventGenerator(new SampleEventOptions
        {
            AccountIds = [.. Cloud.Accounts.Select(static account => account.Id.Value)], From = to.AddHours(-30), To = to, Seed = seed,
        });
        new LedgerImport(Cloud).Import(generator.Generate(count).Select(static sample => (AccountId.Parse(sample.AccountId), sample.Json)));
    }

    /// <summary>Lets an account join, or one that joined before leave.</summary>
    public async Task ChangeMembersAsync(Random chance)
    {
        Member[] guests = await GuestsAsync();
        if (guests.Length >= MostGuests || (guests.Length > 0 && chance.Next(2) == 0))
        {
            await _company.Directory.RemoveMemberAsync(guests[chance.Next(guests.Length)].AccountId, default);
            return;
        }

        LocalAccount guest = Cloud.CreateAccount($"Guest {Cloud.Accounts.Count}");
        Handshake invitation = await _company.Directory.Handshakes.InviteAsync(guest.Id.Value, parentFolderId: null, "Join us", default);
        await new ResourceDirectoryClient(Cloud.Connect(guest.Id, s_region)).Handshakes.AcceptAsync(invitation.HandshakeId, default);
    }

    /// <summary>Makes a user: a change of configuration, whose event must not be lost with the process either.</summary>
    public Task MakeUserAsync(uint number) => new RamClient(_archive).Users.CreateAsync(string.Create(CultureInfo.InvariantCulture, $"{UserPrefix}{number}"), null, default);

    /// <summary>Names of the users that were made, and those that recorded events tell of; generated events tell of other users, who never were.</summary>
    public async Task<(IReadOnlyList<string> Made, IReadOnlyList<string> Told)> UsersAsync()
    {
        var made = new List<string>();
        await foreach (RamUser user in new RamClient(_archive).Users.ListAsync(default))
        {
            made.Add(user.Name);
        }

        var told = new List<string>();
        await foreach (AuditEvent found in new TrailsClient(_archive).LookupEventsAsync(new EventQuery { Conditions = [new EventCondition(EventAttribute.EventName, "CreateUser")] }, default))
        {
            if (found.ErrorCode.Length == 0 && found.ResourceName.StartsWith(UserPrefix, StringComparison.Ordinal))
            {
                told.Add(found.ResourceName);
            }
        }

        return ([.. made.Order(StringComparer.Ordinal)], [.. told.Order(StringComparer.Ordinal)]);
    }

    private async Task<Member[]> GuestsAsync()
    {
        var guests = new List<Member>();
        await foreach (Member member in _company.Directory.ListMembersAsync(default))
        {
            if (member.Type == "CloudAccount")
            {
                guests.Add(member);
            }
        }

        return [.. guests];
    }
}
