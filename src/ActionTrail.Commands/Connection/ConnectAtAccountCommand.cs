using System.Management.Automation;
using System.Net;
using System.Security;
using ActionTrail.Aliyun.Credentials;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Sts;
using ActionTrail.Commands.LocalClouds;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Errors;
using ActionTrail.LocalCloud;

namespace ActionTrail.Commands.Connection;

/// <summary>
/// Connect-AtAccount: proves an identity and remembers it under a name. Without a source of credentials the default chain of the
/// official SDKs is asked; a local cloud connects as an account's root.
/// </summary>
[Cmdlet(VerbsCommunications.Connect, "AtAccount", DefaultParameterSetName = DefaultSet), OutputType(typeof(AtContext))]
public sealed class ConnectAtAccountCommand : AsyncCommand
{
    /// <summary>Region when nothing else names one.</summary>
    internal const string DefaultRegion = "cn-hangzhou";

    private const string DefaultSet = "Default";
    private const string KeySet = "AccessKey";
    private const string ProfileSet = "Profile";
    private const string EnvironmentSet = "Environment";
    private const string OidcSet = "Oidc";
    private const string EcsSet = "EcsRamRole";
    private const string UriSet = "CredentialsUri";

    /// <summary>Folder of a local cloud, or the object that New-AtLocalCloud gave; Alibaba Cloud when left out.</summary>
    [Parameter(ValueFromPipeline = true), LocalCloudTransformation]
    public string LocalCloud
    {
        get;
        set => field = value ?? "";
    }
    = "";

    /// <summary>Account of the local cloud, by id or name, to connect to as its root.</summary>
    [Parameter(Position = 0, ParameterSetName = DefaultSet), ArgumentCompleter(typeof(LocalAccountCompleter))]
    public string Account { get; set; } = "Management";

    /// <summary>Access key: the id as user name, the secret as password.</summary>
    [Parameter(Mandatory = true, ParameterSetName = KeySet)]
    public PSCredential? Credential { get; set; }

    /// <summary>Token that belongs to a temporary access key.</summary>
    [Parameter(ParameterSetName = KeySet)]
    public SecureString? SecurityToken { get; set; }

    /// <summary>Profile of the aliyun CLI's config.json, or section of the SDKs' credentials file.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ProfileSet), ArgumentCompleter(typeof(ProfileCompleter))]
    public string Profile { get; set; } = "";

    /// <summary>Takes the access key from ALIBABA_CLOUD_ACCESS_KEY_ID, ALIBABA_CLOUD_ACCESS_KEY_SECRET and ALIBABA_CLOUD_SECURITY_TOKEN.</summary>
    [Parameter(Mandatory = true, ParameterSetName = EnvironmentSet)]
    public SwitchParameter FromEnvironment { get; set; }

    /// <summary>ARN of the OIDC identity provider.</summary>
    [Parameter(Mandatory = true, ParameterSetName = OidcSet)]
    public string OidcProviderArn { get; set; } = "";

    /// <summary>File with the OIDC token; it is read afresh at every renewal.</summary>
    [Parameter(Mandatory = true, ParameterSetName = OidcSet)]
    public string OidcTokenFile { get; set; } = "";

    /// <summary>Role that the OIDC token assumes.</summary>
    [Parameter(Mandatory = true, ParameterSetName = OidcSet)]
    public string OidcRoleArn { get; set; } = "";

    /// <summary>Takes credentials of the role of the ECS instance that this runs on.</summary>
    [Parameter(Mandatory = true, ParameterSetName = EcsSet)]
    public SwitchParameter EcsRamRole { get; set; }

    /// <summary>Name of the instance's role; the instance is asked when left out.</summary>
    [Parameter(ParameterSetName = EcsSet)]
    public string EcsRoleName { get; set; } = "";

    /// <summary>Address of the metadata service.</summary>
    [Parameter(ParameterSetName = DefaultSet, DontShow = true), Parameter(ParameterSetName = ProfileSet, DontShow = true), Parameter(ParameterSetName = EcsSet, DontShow = true)]
    public Uri? MetadataEndpoint { get; set; }

    /// <summary>Address of a web service, usually a local one, that hands out credentials.</summary>
    [Parameter(Mandatory = true, ParameterSetName = UriSet)]
    public Uri? CredentialsUri { get; set; }

    /// <summary>Role to assume with these credentials, by ARN.</summary>
    [Parameter]
    public string AssumeRole { get; set; } = "";

    /// <summary>Name of the role session, as audit events show it.</summary>
    [Parameter]
    public string RoleSessionName { get; set; } = RoleSession.DefaultName;

    /// <summary>External id that the role's trust policy asks for.</summary>
    [Parameter]
    public string ExternalId { get; set; } = "";

    /// <summary>Member of the resource directory to enter from the management account, by id or display name.</summary>
    [Parameter]
    public string Member { get; set; } = "";

    /// <summary>Endpoint of a served local cloud, for example http://127.0.0.1:8800.</summary>
    [Parameter]
    public Uri? Endpoint { get; set; }

    /// <summary>HTTP proxy; the one that the environment names when left out.</summary>
    [Parameter]
    public Uri? Proxy { get; set; }

    /// <summary>Region of regional services; the profile's, ALIBABA_CLOUD_REGION_ID, or cn-hangzhou when left out.</summary>
    [Parameter]
    public string Region { get; set; } = "";

    /// <summary>Name to remember the context by; the account id when left out.</summary>
    [Parameter]
    public string Name { get; set; } = "";

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        object target = Target();
        AccountRoute? route = null;
        try
        {
            route = Route();
            ICredentialProvider credentials = Credentials(route);
            AccountRoute used = route;
            if (TryRun(target, stop => ConnectAsync(used, credentials, stop), out AtContext context))
            {
                route = null; // the context holds it now
                ContextTable.Current.Add(context)?.Close();
                WriteObject(context);
            }
        }
        catch (ActionTrailException error)
        {
            ThrowTerminatingError(error.ToErrorRecord(target));
        }
        finally
        {
            route?.Dispose();
        }
    }

    private async Task<AtContext> ConnectAsync(AccountRoute route, ICredentialProvider credentials, CancellationToken cancellationToken)
    {
        if (AssumeRole.Length > 0)
        {
            credentials = Session(route, credentials, AssumeRole);
        }

        if (Member.Length > 0)
        {
            string role = await MemberEntrance.FindAsync(route.Connect(credentials), Member, cancellationToken).ConfigureAwait(false);
            credentials = Session(route, credentials, role);
        }

        CloudConnection connection = route.Connect(credentials);
        CallerIdentity identity = await new StsClient(connection).GetCallerIdentityAsync(cancellationToken).ConfigureAwait(false);
        return new AtContext(Name.Length > 0 ? Name : identity.AccountId.ToString(), connection, route) { AccountId = identity.AccountId.ToString(), Arn = identity.Arn };
    }

    private AccountRoute Route()
    {
        DemandCloud();
        DemandAddress(Endpoint, nameof(Endpoint));
        DemandAddress(Proxy, nameof(Proxy));
        DemandAddress(CredentialsUri, nameof(CredentialsUri));
        DemandAddress(MetadataEndpoint, nameof(MetadataEndpoint));
        string? environment = Environment.GetEnvironmentVariable("ALIBABA_CLOUD_REGION_ID");
        string region = Region.Length > 0 ? Region
            : ParameterSetName == ProfileSet && AliyunProfiles.RegionOf(Profile) is { Length: > 0 } preferred ? preferred
            : environment is { Length: > 0 } && LocalCloud.Length == 0 ? environment
            : DefaultRegion;
        var parsed = RegionId.Parse(region);
        LocalCloudHost? host = LocalCloud.Length == 0 ? null
            : OpenClouds.Join(new LocalCloudOptions { Folder = GetUnresolvedProviderPathFromPSPath(LocalCloud), CreateIfMissing = false });
        return new AccountRoute { Region = parsed, Host = host, Endpoint = Endpoint, Proxy = Proxy, Metadata = MetadataEndpoint };
    }

    /// <summary>Whoever means a local cloud must never reach the real one instead, where what a script tries out may last for years.</summary>
    private void DemandCloud()
    {
        if (LocalCloud.Length == 0 && MyInvocation.BoundParameters.ContainsKey(nameof(LocalCloud)))
        {
            throw new ConfigurationException("-LocalCloud is empty; the folder of a local cloud is expected, or what New-AtLocalCloud or Get-AtLocalCloud wrote. For Alibaba Cloud leave it out.");
        }

        if (LocalCloud.Length == 0 && MyInvocation.BoundParameters.ContainsKey(nameof(Account)))
        {
            throw new ConfigurationException($"-Account '{Account}' is an account of a local cloud, and no -LocalCloud is given. On Alibaba Cloud the credentials tell the account.");
        }

        if (LocalCloud.Length > 0 && Endpoint is not null)
        {
            throw new ConfigurationException($"-LocalCloud '{LocalCloud}' and -Endpoint '{Endpoint}' exclude each other: the one is opened in this process, the other is served by another.");
        }
    }

    private static void DemandAddress(Uri? address, string parameter)
    {
        if (address is not null && !(address.IsAbsoluteUri && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)))
        {
            throw new ConfigurationException($"-{parameter} is '{address}'; an address with http:// or https:// is expected, such as http://127.0.0.1:8800.");
        }
    }

    private ICredentialProvider Credentials(AccountRoute route) => ParameterSetName switch
    {
        KeySet => new StaticCredentialProvider(new CloudCredentials(
            Credential!.UserName, Credential.GetNetworkCredential().Password, SecurityToken is null ? null : new NetworkCredential("", SecurityToken).Password)),
        ProfileSet => AliyunProfiles.Open(route.Sources(), Profile),
        EnvironmentSet => new EnvironmentCredentialProvider(Environment.GetEnvironmentVariable),
        OidcSet => route.Sources().Oidc(new OidcRole(OidcProviderArn, GetUnresolvedProviderPathFromPSPath(OidcTokenFile), Session(OidcRoleArn))),
        EcsSet => route.Sources().EcsRamRole(EcsRoleName.Length == 0 ? null : EcsRoleName),
        UriSet => route.Sources().CredentialsUri(CredentialsUri!),
        _ when route.Host is { } cloud => new StaticCredentialProvider(cloud.RootCredentials(cloud.FindAccount(Account).Id)),
        _ => new DefaultCredentialChain(route.Sources()),
    };

    private ICredentialProvider Session(AccountRoute route, ICredentialProvider source, string roleArn) => route.Sources().AssumedRole(source, Session(roleArn));

    private RoleSession Session(string roleArn) => new(roleArn) { Name = RoleSessionName, ExternalId = ExternalId.Length == 0 ? null : ExternalId };

    private object Target() => ParameterSetName switch
    {
        KeySet => Credential!.UserName,
        ProfileSet => Profile,
        OidcSet => OidcTokenFile,
        UriSet => CredentialsUri!,
        _ when LocalCloud.Length > 0 => Account,
        _ => (object?)Endpoint ?? ParameterSetName,
    };
}
