using ActionTrail.Aliyun.Credentials;
using ActionTrail.Aliyun.Http;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Errors;
using ActionTrail.LocalCloud.Accounts;
using ActionTrail.LocalCloud.Delivery;
using ActionTrail.LocalCloud.Gateway;
using ActionTrail.LocalCloud.Gateway.Pop;
using ActionTrail.LocalCloud.Ledger;
using ActionTrail.LocalCloud.MaxCompute.Control;
using ActionTrail.LocalCloud.MaxCompute.Rest;
using ActionTrail.LocalCloud.Oss;
using ActionTrail.LocalCloud.Ram;
using ActionTrail.LocalCloud.ResourceDirectory;
using ActionTrail.LocalCloud.Sls;
using ActionTrail.LocalCloud.Storage;
using ActionTrail.LocalCloud.Trails;

namespace ActionTrail.LocalCloud;

/// <summary>
/// An open local cloud. Everything goes through its gateway, signed and by policy; signing up accounts and handing out their root keys is
/// the one thing that is no API, because in the real cloud it happens on a web site. Thread-safe.
/// </summary>
public sealed class LocalCloudHost : IDisposable, IAsyncDisposable
{
    internal const string DatabaseName = "cloud.db";
    private readonly FolderLock _lock;
    private readonly CloudState _cloud;
    private readonly CloudGateway _gateway;

    private LocalCloudHost(FolderLock folderLock, CloudState cloud, LocalCloudOptions options)
    {
        _lock = folderLock;
        _cloud = cloud;
        _gateway = new CloudGateway(cloud, Protocols(), new DirectoryControlPolicies(), options.OnFault ?? (static _ => { }));
        TrailPorts.Open(cloud, _gateway);
        Delivery = new DeliveryHost(cloud, _gateway, options.Delivery);
        TrailPorts.Of(cloud).Delivery = Delivery;
        Transport = new WireInvoker(new LocalCloudTransport(_gateway));
    }

    /// <summary>Folder of the cloud, absolute.</summary>
    public string Folder => _cloud.Folder;

    /// <summary>The clock that the cloud goes by.</summary>
    public TimeProvider Time => _cloud.Time;

    /// <summary>Carries the requests of clients into this cloud, in process.</summary>
    public HttpMessageInvoker Transport { get; }

    /// <summary>Delivers the trails of this cloud.</summary>
    public DeliveryHost Delivery { get; }

    /// <summary>All accounts, in the order of signing up.</summary>
    public IReadOnlyList<LocalAccount> Accounts => [.. CloudAccounts.All(_cloud).Select(Public)];

    /// <summary>State of the cloud, for what runs inside it.</summary>
    internal CloudState Cloud => _cloud;

    /// <summary>Door of the cloud, for services that act inside it.</summary>
    internal CloudGateway Gateway => _gateway;

    /// <summary>Opens a cloud.</summary>
    /// <param name="options">Which, and how.</param>
    /// <returns>The cloud; dispose it to let go of the folder.</returns>
    /// <exception cref="ConfigurationException">There is none and none may be made, or somebody else has it open.</exception>
    public static LocalCloudHost Open(LocalCloudOptions options)
    {
        string folder = LocalCloudFolder.PathOf(options.Folder);
        if (!options.CreateIfMissing && !File.Exists(Path.Combine(folder, DatabaseName)))
        {
            throw new ConfigurationException($"Folder '{folder}' holds no local cloud ({DatabaseName} is missing); create one with New-AtLocalCloud or 'attrail serve'.");
        }

        Directory.CreateDirectory(folder);
        var folderLock = FolderLock.Take(folder);
        DocumentStore? documents = null;
        EventLedger? ledger = null;
        try
        {
            documents = new DocumentStore(Path.Combine(folder, DatabaseName));
            ledger = new EventLedger(Path.Combine(folder, "ledger.db"), options.Time);
            int opening = CloudIdentityDocument.Open(documents, options.Ids).Openings;
            var cloud = new CloudState { Folder = folder, Time = options.Time, Ids = options.Ids.ForOpening(opening), Documents = documents, Ledger = ledger };
            return new LocalCloudHost(folderLock, cloud, options);
        }
        catch
        {
            ledger?.Dispose();
            documents?.Dispose();
            folderLock.Dispose();
            throw;
        }
    }

    /// <summary>Answers one request, for an endpoint that serves this cloud over sockets.</summary>
    /// <param name="request">The request as it stood on the wire.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>The answer; errors are answers too.</returns>
    public Task<WireResponse> HandleAsync(WireRequest request, CancellationToken cancellationToken) => _gateway.HandleAsync(request, cancellationToken);

    /// <summary>Signs up an account.</summary>
    /// <param name="displayName">Its name, for people.</param>
    /// <returns>The account; it has a root access key.</returns>
    public LocalAccount CreateAccount(string displayName) => Public(CloudAccounts.Create(_cloud, displayName));

    /// <summary>Finds an account by id, name or alias, without case.</summary>
    /// <param name="account">What it is called.</param>
    /// <returns>The account.</returns>
    /// <exception cref="ConfigurationException">There is none, or several are called so.</exception>
    public LocalAccount FindAccount(string account)
    {
        IReadOnlyList<LocalAccount> all = Accounts;
        LocalAccount[] found = [.. all.Where(candidate => candidate.Id.Value == account || Is(candidate.Name) || Is(candidate.Alias))];
        return found.Length == 1
            ? found[0]
            : throw new ConfigurationException(
                $"Local cloud '{Folder}' has {(found.Length == 0 ? "no account" : $"{found.Length} accounts")} called '{account}'; "
                + $"it has {string.Join(", ", all.Take(20).Select(static known => $"{known.Name} ({known.Id})"))}.");

        bool Is(string? name) => string.Equals(name, account, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The root access key of an account.</summary>
    /// <param name="account">Account.</param>
    /// <returns>The key.</returns>
    /// <exception cref="ConfigurationException">There is no such account.</exception>
    public CloudCredentials RootCredentials(AccountId account)
    {
        AccountDocument document = CloudAccounts.Find(_cloud, account.Value)
            ?? throw new ConfigurationException($"Local cloud '{Folder}' has no account {account}.");
        AccessKeyDocument key = _cloud.Documents.Find<AccessKeyDocument>("", document.RootAccessKeyId)!;
        return new CloudCredentials(key.AccessKeyId, key.Secret);
    }

    /// <summary>A connection of an account's root to this cloud, in process.</summary>
    /// <param name="account">Account.</param>
    /// <param name="region">Region.</param>
    /// <returns>The connection.</returns>
    /// <exception cref="ConfigurationException">There is no such account.</exception>
    public CloudConnection Connect(AccountId account, RegionId region) => Connect(new StaticCredentialProvider(RootCredentials(account)), region);

    /// <summary>A connection of any identity to this cloud, in process.</summary>
    /// <param name="credentials">Whose.</param>
    /// <param name="region">Region.</param>
    /// <returns>The connection.</returns>
    public CloudConnection Connect(ICredentialProvider credentials, RegionId region) =>
        new() { Credentials = credentials, Region = region, Transport = Transport, Time = _cloud.Time };

    /// <inheritdoc/>
    public void Dispose()
    {
        // What delivers in the background must have ended before its stores are closed.
        Delivery.DisposeAsync().AsTask().GetAwaiter().GetResult();
        Transport.Dispose();
        _gateway.Dispose();
        _cloud.Dispose();
        _cloud.Ledger.Dispose();
        _cloud.Documents.Dispose();
        _lock.Dispose();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Delivery.DisposeAsync().ConfigureAwait(false);
        Dispose();
    }

    /// <summary>The service families in the order in which they are asked; RPC-style services come last and answer what nobody claims.</summary>
    private static IReadOnlyList<IServiceProtocol> Protocols() =>
        [new SlsProtocol(), new OssProtocol(), new MaxComputeProtocol(), new MaxComputeControlProtocol(), new PopProtocol()];

    private static LocalAccount Public(AccountDocument account) => new(AccountId.Parse(account.AccountId), account.Name, account.Alias);
}
