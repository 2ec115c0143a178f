using System.CommandLine;
using ActionTrail.Aliyun.Credentials;
using ActionTrail.Aliyun.Http;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Errors;
using ActionTrail.Engine.Search.Sources;
using ActionTrail.LocalCloud;

namespace ActionTrail.Cli.Search;

/// <summary>Where <c>attrail search</c> searches: a folder, or a bucket or trail of a local cloud, of an endpoint, or of Alibaba Cloud.</summary>
internal sealed class SearchTarget
{
    private readonly Argument<string?> _path = new("path") { Description = "Folder of delivered files, or one file.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string?> _trail = new("--trail") { Description = "Trail whose bucket is searched." };
    private readonly Option<string?> _bucket = new("--bucket") { Description = "Bucket to search." };
    private readonly Option<string> _prefix = new("--prefix") { Description = "Prefix of object keys in the bucket, as the trail has it.", DefaultValueFactory = static _ => "" };
    private readonly Option<string?> _cloud = new("--cloud") { Description = "Folder of a local cloud; without it, credentials come from the default chain of the SDKs." };
    private readonly Option<string> _account = new("--account") { Description = "Account of the local cloud, by name or id.", DefaultValueFactory = static _ => "Management" };
    private readonly Option<string?> _endpoint = new("--endpoint") { Description = "Endpoint of a served local cloud, such as http://127.0.0.1:8800." };
    private readonly Option<string> _region = new("--region") { Description = "Region where the trail is seen.", DefaultValueFactory = static _ => Environment.GetEnvironmentVariable("ALIBABA_CLOUD_REGION_ID") is { Length: > 0 } region ? region : "cn-hangzhou" };

    /// <summary>The argument, for the command.</summary>
    public Argument Path => _path;

    /// <summary>The options, for the command.</summary>
    public IEnumerable<Option> Options => [_trail, _bucket, _prefix, _cloud, _account, _endpoint, _region];

    /// <summary>Finds the archive and works with it while what it needs is open.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="work">The work.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The exit code of the work.</returns>
    /// <exception cref="ActionTrailException">There is no such archive.</exception>
    public async Task<int> UseAsync(ParseResult parsed, Func<ArchivePlace, Task<int>> work, CancellationToken cancellationToken)
    {
        (string? path, string? trail, string? bucket) = (parsed.GetValue(_path), parsed.GetValue(_trail), parsed.GetValue(_bucket));
        if (new[] { path, trail, bucket }.Count(static given => given is not null) != 1)
        {
            throw new ConfigurationException("A search needs exactly one of: a path, --trail, --bucket.");
        }

        if (path is not null)
        {
            return await work(ArchivePlace.OfPath(path));
        }

        var region = RegionId.Parse(parsed.GetValue(_region)!);
        if (parsed.GetValue(_cloud) is { } folder)
        {
            await using LocalCloudHost cloud = LocalCloudHost.Open(new LocalCloudOptions { Folder = folder, CreateIfMissing = false });
            return await work(await FindAsync(cloud.Connect(cloud.FindAccount(parsed.GetValue(_account)!).Id, region)));
        }

        using var sockets = new HttpMessageInvoker(new SocketsHttpHandler { UseCookies = false });
        EndpointResolver endpoints = parsed.GetValue(_endpoint) is { } endpoint ? Served(endpoint) : EndpointResolver.Public;
        Func<ICredentialProvider, CloudConnection> connect = credentials => new CloudConnection { Credentials = credentials, Region = region, Transport = sockets, Endpoints = endpoints };
        var world = new CredentialHost { Http = sockets, Roles = new StsRoleAssumer(connect), Endpoints = endpoints };
        return await work(await FindAsync(connect(new DefaultCredentialChain(world))));

        Task<ArchivePlace> FindAsync(CloudConnection connection) => trail is not null
            ? ArchivePlace.OfTrailAsync(connection, trail, cancellationToken)
            : ArchivePlace.OfBucketAsync(connection, bucket!, parsed.GetValue(_prefix)!, cancellationToken);
    }

    private static EndpointResolver Served(string endpoint) =>
        Uri.TryCreate(endpoint, UriKind.Absolute, out Uri? address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
            ? new EndpointResolver { Scheme = address.Scheme, Gateway = address.Authority }
            : throw new ConfigurationException($"--endpoint is '{endpoint}'; an address with http:// or https:// is expected, such as http://127.0.0.1:8800.");
}
