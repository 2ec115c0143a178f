using ActionTrail.Aliyun.Credentials;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.MaxCompute;
using ActionTrail.Aliyun.Oss;
using ActionTrail.Aliyun.Pop;
using ActionTrail.Aliyun.Ram;
using ActionTrail.Aliyun.ResourceDirectory;
using ActionTrail.Aliyun.Sls;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Arns;
using ActionTrail.Core.Destinations;
using ActionTrail.Core.Errors;
using ActionTrail.Core.Policies;
using ActionTrail.Core.Trails;
using ActionTrail.Engine.Permissions;
using ActionTrail.Engine.Setup;
using ActionTrail.LocalCloud.Delivery;
using ActionTrail.LocalCloud.Samples;

namespace ActionTrail.LocalCloud.Tests.Permissions;

/// <summary>One cloud whose role, policies and stores a test changes again and again, and what it then really does.</summary>
internal sealed class OracleCloud : IDisposable
{
    public static readonly RoleName Role = RoleName.Parse("OracleRole");
    public static readonly TrailName Trail = TrailName.Parse("corp-audit");
    public const string BucketText = "oracle-bucket";
    public const string ProjectText = "oracle-project";
    public const string WarehouseText = "actiontrail_oracle";
    private static readonly BucketName s_bucket = BucketName.Parse(BucketText);
    private static readonly SlsProjectName s_project = SlsProjectName.Parse(ProjectText);
    private static readonly MaxComputeProjectName s_warehouse = MaxComputeProjectName.Parse(WarehouseText);
    private static readonly SlsLogstoreName s_logstore = DeliveryNames.LogstoreFor(Trail);
    private static readonly SlsLogstoreName s_inner = DeliveryNames.InnerLogstoreFor(Trail);
    private static readonly MaxComputeTableName s_table = DeliveryNames.TableFor(Trail);
    private static readonly string[] s_customs = ["custom-a", "custom-b"];
    private readonly TestCloud _cloud = new();
    private readonly SampleCompany _company;
    private readonly ControlPolicyClient _controls;
    private readonly Dictionary<string, string> _controlIds = new(StringComparer.Ordinal);
    private readonly HashSet<string> _attached = new(StringComparer.Ordinal);

    private OracleCloud(SampleCompany company, TestCloud cloud)
    {
        _company = company;
        _cloud = cloud;
        _controls = new ControlPolicyClient(Management);
    }

    public CloudConnection Archive => _cloud.Connect(_company.LogArchive);

    public CloudConnection Management => _cloud.Connect(_company.Management);

    public AccountId ArchiveId => _company.LogArchive.Id;

    public AccountId ManagementId => _company.Management.Id;

    public string RoleId { get; private set; } = "";

    public IReadOnlyList<Destination> Destinations { get; private set; } = [];

    private RamClient Ram => new(Archive);

    public static async Task<OracleCloud> CreateAsync()
    {
        var cloud = new TestCloud();
        var oracle = new OracleCloud(await SampleCompany.EnsureAsync(cloud.Host, TestCloud.Region, default), cloud);
        await oracle.PrepareAsync();
        return oracle;
    }

    public Task TrustAsync(string json) => Ram.UpdateRoleAsync(Role, new RoleChange { TrustPolicy = json }, default);

    public Task SystemPolicyAsync(string name, bool attached) => AttachAsync(PolicyId.System(name), attached);

    /// <summary>Gives the role a custom policy, or takes it off for null.</summary>
    public async Task CustomPolicyAsync(int index, string? json)
    {
        if (json is not null)
        {
            await new RamPolicyClient(Archive).ReplaceAsync(s_customs[index], json, default);
        }

        await AttachAsync(PolicyId.Custom(s_customs[index]), json is not null);
    }

    public async Task BucketAsync(string? policy, string acl, bool block)
    {
        OssBucketSettings settings = new OssClient(Archive).Settings;
        await settings.UnblockPublicAccessAsync(s_bucket, default);
        await settings.PutAclAsync(s_bucket, acl, default);
        await (policy is null ? settings.DeletePolicyAsync(s_bucket, default) : settings.PutPolicyAsync(s_bucket, policy, default));
        if (block)
        {
            await settings.BlockPublicAccessAsync(s_bucket, default);
        }
    }

    public Task ProjectPolicyAsync(string json) => new SlsClient(Archive).PutProjectPolicyAsync(s_project, json, default);

    /// <summary>Puts a control policy on a node (<c>member</c>, <c>folder</c> or <c>root</c>), beside the full access that is there or in its place.</summary>
    public async Task ControlAsync(string node, string? json, bool alone)
    {
        string target = await NodeAsync(node);
        string id = _controlIds[node];
        if (json is not null)
        {
            var pop = new PopClient(Management, "ResourceDirectoryMaster", "2022-04-19", Management.Endpoints.ResourceDirectory);
            await pop.CallAsync("UpdateControlPolicy", new PopArguments { { "PolicyId", id }, { "NewPolicyDocument", json } }, default);
        }

        await SetControlAsync("FullAliyunAccess", target, attached: true);
        await SetControlAsync(id, target, attached: json is not null);
        await SetControlAsync("FullAliyunAccess", target, attached: json is null || !alone);
    }

    public Task EnforceAsync(bool on) => on ? _controls.EnableAsync(default) : _controls.DisableAsync(default);

    public DeliveryOracle Oracle() => new(Archive, Management) { SourceAddress = "127.0.0.1" };

    public OracleQuestion Question(AccountId owner) => new(Role, owner) { Destinations = Destinations, Trail = Trail };

    /// <summary>What the cloud does: assumes the role as ActionTrail and makes every call of delivery; the calls with the actions that each needs (of several logstores <c>action@logstore</c>), and whether it was let through.</summary>
    public async Task<IReadOnlyList<(string Actions, bool Allowed)>> TryAsync(AccountId owner)
    {
        CloudCredentials session;
        try
        {
            session = await new GatewayRoleSessions(_cloud.Host.Cloud, _cloud.Host.Gateway).AssumeAsync(new RoleArn(ArchiveId, Role), owner, default);
        }
        catch (ApiException denied) when (denied.Kind == ApiErrorKind.Denied)
        {
            return [("sts:AssumeRole", false)];
        }

        CloudConnection role = _cloud.Connect(session);
        var oss = new OssClient(role);
        var sls = new SlsClient(role);
        var maxCompute = new MaxComputeClient(role);
        MaxComputeRecord[] rows = [MaxComputeRecord.Of("event")];
        return
        [
            ("sts:AssumeRole", true),
            ("oss:GetBucketInfo", await PassesAsync(() => oss.GetBucketInfoAsync(s_bucket, default))),
            ("oss:PutObject", await PassesAsync(() => oss.PutObjectAsync(s_bucket, ObjectKey.Parse("corp-audit/" + DeliveryNeeds.SampleKey), "events"u8.ToArray(), new PutObjectOptions(), default))),
            ("log:GetProject", await PassesAsync(() => sls.GetProjectAsync(s_project, default))),
            .. await LogstoreAsync(sls, s_logstore),
            .. await LogstoreAsync(sls, s_inner),
            ("odps:CreateInstance odps:CreateTable", await PassesAsync(() => maxCompute.ExecuteSqlAsync(s_warehouse, $"CREATE TABLE IF NOT EXISTS {s_table} (event STRING) PARTITIONED BY (ds STRING);", null, default))),
            ("odps:CreateInstance odps:Alter", await PassesAsync(() => maxCompute.AddPartitionAsync(s_warehouse, s_table, PartitionSpec.Of("ds", "20260101"), default))),
            ("odps:Describe odps:Update", await PassesAsync(() => maxCompute.UploadAsync(s_warehouse, s_table, PartitionSpec.Of("ds", "20260101"), rows, default))),
        ];
    }

    public void Dispose() => _cloud.Dispose();

    private async Task<IReadOnlyList<(string Actions, bool Allowed)>> LogstoreAsync(SlsClient sls, SlsLogstoreName logstore) =>
    [
        ($"log:GetIndex@{logstore}", await PassesAsync(() => sls.GetIndexAsync(s_project, logstore, default))),
        ($"log:CreateLogStore@{logstore}", await PassesAsync(() => sls.CreateLogstoreAsync(s_project, new SlsLogstore { Name = logstore.Value }, default))),
        ($"log:CreateIndex@{logstore}", await PassesAsync(() => sls.CreateIndexAsync(s_project, logstore, new SlsIndex(), default))),
        ($"log:PostLogStoreLogs@{logstore}", await PassesAsync(() => sls.PutLogsAsync(s_project, logstore, new SlsLogGroup([SlsLog.Single(_cloud.Time.GetUtcNow(), "event", "{}")]), default))),
    ];

    private static async Task<bool> PassesAsync(Func<Task> call)
    {
        try
        {
            await call();
            return true;
        }
        catch (ApiException refused)
        {
            return refused.Kind != ApiErrorKind.Denied;
        }
    }

    private async Task PrepareAsync()
    {
        RoleId = (await Ram.CreateRoleAsync(new NewRole(Role, TrustPolicy.ForService(ServicePrincipals.ActionTrail, ManagementId).ToJson()), default)).RoleId;
        foreach (string custom in s_customs)
        {
            await new RamPolicyClient(Archive).CreateAsync(custom, Policies.AllowAll, null, default);
        }

        foreach (string node in new[] { "member", "folder", "root" })
        {
            _controlIds[node] = (await _controls.CreateAsync("control-" + node, Policies.AllowAll, null, default)).PolicyId;
            _attached.Add($"{await NodeAsync(node)}/FullAliyunAccess");
        }

        OssDestination bucket = await new OssDestinationSetup(Archive).EnsureAsync(new OssDestinationRequest { Bucket = s_bucket, KeyPrefix = OssKeyPrefix.Parse("corp-audit") }, default);
        SlsDestination project = await new SlsDestinationSetup(Archive).EnsureAsync(s_project, default);
        MaxComputeDestination warehouse = await new MaxComputeDestinationSetup(Archive).EnsureAsync(s_warehouse, ArchiveId, default);
        var maxCompute = new MaxComputeClient(Archive);
        await maxCompute.ExecuteSqlAsync(s_warehouse, $"CREATE TABLE {s_table} (event STRING) PARTITIONED BY (ds STRING);", null, default);
        await maxCompute.AddPartitionAsync(s_warehouse, s_table, PartitionSpec.Of("ds", "20260101"), default);
        Destinations = [bucket, project, warehouse];
    }

    private async Task<string> NodeAsync(string node)
    {
        if (node == "member")
        {
            return ArchiveId.Value;
        }

        IReadOnlyList<Folder> folders = await _company.Directory.ListAncestorsAsync(ArchiveId.Value, default);
        return (node == "root" ? folders[0] : folders[^1]).FolderId;
    }

    private async Task AttachAsync(PolicyId policy, bool attached)
    {
        if (attached && _attached.Add(policy.Name))
        {
            await Ram.AttachPolicyAsync(Role, policy, default);
        }
        else if (!attached && _attached.Remove(policy.Name))
        {
            await Ram.DetachPolicyAsync(Role, policy, default);
        }
    }

    private async Task SetControlAsync(string policyId, string target, bool attached)
    {
        string key = $"{target}/{policyId}";
        if (attached && _attached.Add(key))
        {
            await _controls.AttachAsync(policyId, target, default);
        }
        else if (!attached && _attached.Remove(key))
        {
            await _controls.DetachAsync(policyId, target, default);
        }
    }
}
