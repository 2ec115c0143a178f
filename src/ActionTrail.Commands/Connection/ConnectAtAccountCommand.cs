using System.Management.Automation;
using System.Net;
using ActionTrail.Aliyun.Credentials;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Sts;
using ActionTrail.Commands.LocalClouds;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Errors;
using ActionTrail.LocalCloud;

namespace ActionTrail.Commands.Connection;

/// <summary>Connect-AtAccount: proves an identity and remembers it under a name.</summary>
[Cmdlet(VerbsCommunications.Connect, "AtAccount", DefaultParameterSetName = EnvironmentSet), OutputType(typeof(AtContext))]
public sealed class ConnectAtAccountCommand : AsyncCommand
{
    /// <summary>Region when none is given.</summary>
    internal const string DefaultRegion = "cn-hangzhou";

    private const string LocalSet = "LocalCloud";
    private const string KeySet = "AccessKey";
    private const string EnvironmentSet = "Environment";

    /// <summary>Folder of a local cloud, or the object that New-AtLocalCloud gave.</summary>
    [Parameter(Mandatory = true, ParameterSetName = LocalSet, ValueFromPipeline = true), LocalCloudTransformation]
    public string LocalCloud { get; set; } = "";

    /// <summary>Account of the local cloud: id, name, or Management.</summary>
    [Parameter(ParameterSetName = LocalSet, Position = 0)]
    public string Account { get; set; } = "Management";

    /// <summary>Access key: the id as user name, the secret as password.</summary>
    [Parameter(Mandatory = true, ParameterSetName = KeySet), Parameter(ParameterSetName = LocalSet)]
    public PSCredential? Credential { get; set; }

    /// <summary>Token that belongs to a temporary access key.</summary>
    [Parameter(ParameterSetName = KeySet), Parameter(ParameterSetName = LocalSet)]
    public System.Security.SecureString? SecurityToken { get; set; }

    /// <summary>Endpoint of a served local cloud, for example http://127.0.0.1:8800; Alibaba Cloud itself when left out.</summary>
    [Parameter(ParameterSetName = KeySet), Parameter(ParameterSetName = EnvironmentSet)]
    public Uri? Endpoint { get; set; }

    /// <summary>Region of regional services.</summary>
    [Parameter]
    public string Region { get; set; } = DefaultRegion;

    /// <summary>Name to remember the context by; the account id when left out.</summary>
    [Parameter]
    public string Name { get; set; } = "";

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        LocalCloudHost? host = null;
        object target = ParameterSetName == LocalSet ? Account : (object?)Endpoint ?? Name;
        try
        {
            RegionId region = RegionId.Parse(Region);
            host = ParameterSetName == LocalSet ? OpenClouds.Join(new LocalCloudOptions { Folder = GetUnresolvedProviderPathFromPSPath(LocalCloud), CreateIfMissing = false }) : null;
            CloudConnection connection = Connection(host, region);
            if (TryRun(target, stop => new StsClient(connection).GetCallerIdentityAsync(stop), out CallerIdentity identity))
            {
                var context = new AtContext(Name.Length > 0 ? Name : identity.AccountId.ToString(), connection, host)
                {
                    AccountId = identity.AccountId.ToString(),
                    Arn = identity.Arn,
                    Endpoint = host?.Folder ?? Endpoint?.ToString() ?? "Alibaba Cloud",
                };
                host = null; // the context holds it now
                Replace(context);
                WriteObject(context);
            }
        }
        catch (ActionTrailException error)
        {
            ThrowTerminatingError(error.ToErrorRecord(target));
        }
        finally
        {
            if (host is not null)
            {
                OpenClouds.Leave(host);
            }
        }
    }

    private CloudConnection Connection(LocalCloudHost? host, RegionId region)
    {
        if (host is not null)
        {
            return Credential is null ? host.Connect(host.FindAccount(Account).Id, region) : host.Connect(GivenKey(Credential), region);
        }

        return new CloudConnection
        {
            Credentials = Credential is null ? new EnvironmentCredentialProvider(System.Environment.GetEnvironmentVariable) : GivenKey(Credential),
            Region = region,
            Transport = new HttpMessageInvoker(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None, UseCookies = false }),
            Endpoints = Endpoint is null ? EndpointResolver.Public : new EndpointResolver { Scheme = Endpoint.Scheme, Gateway = Endpoint.Authority },
        };
    }

    private StaticCredentialProvider GivenKey(PSCredential key) => new(new CloudCredentials(
        key.UserName,
        key.GetNetworkCredential().Password,
        SecurityToken is null ? null : new NetworkCredential("", SecurityToken).Password));

    private static void Replace(AtContext context)
    {
        AtContext? former = ContextTable.Current.All.FirstOrDefault(other => string.Equals(other.Name, context.Name, StringComparison.OrdinalIgnoreCase));
        ContextTable.Current.Add(context);
        if (former?.LocalCloud is { } host)
        {
            OpenClouds.Leave(host);
        }
    }
}
