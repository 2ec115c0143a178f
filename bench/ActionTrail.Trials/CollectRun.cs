using ActionTrail.Aliyun.Credentials;
using ActionTrail.Aliyun.Http;
using ActionTrail.Core.Accounts;
using ActionTrail.Engine.Collection;
using ActionTrail.Engine.Delivery;
using ActionTrail.Engine.Delivery.Sinks;
using ActionTrail.Engine.Search.Lookups;
using ActionTrail.LocalCloud.Collection;

namespace ActionTrail.Trials;

/// <summary>Collects every account over sockets, each with a state folder of its own, into a folder and the endpoint.</summary>
internal sealed class CollectRun : IDisposable
{
    private static readonly RegionId s_region = RegionId.Parse("cn-hangzhou");
    private readonly List<IDisposable> _open = [];
    private readonly List<Collector> _collectors = [];

    public CollectRun(string path, CollectSettings settings)
    {
        foreach (CollectAccount account in settings.Accounts)
        {
            Open(path, settings, account);
        }
    }

    /// <summary>Folder of an account's files.</summary>
    public static string FilesOf(string path, CollectAccount account) => Path.Combine(path, $"files-{account.Id}");

    /// <summary>Collects what there is by now.</summary>
    /// <returns>Why a source could not be read; null when all could.</returns>
    public async Task<Exception?> PassAsync()
    {
        foreach (Collector collector in _collectors)
        {
            if (await collector.DrainAsync(default) is { } failure)
            {
                return failure;
            }
        }

        return null;
    }

    /// <summary>How each account stands.</summary>
    public Task<CollectionStatus[]> StatusAsync() => Task.WhenAll(_collectors.Select(static collector => collector.StatusAsync()));

    public void Dispose()
    {
        _open.Reverse();
        _open.ForEach(static opened => opened.Dispose());
    }

    private void Open(string path, CollectSettings settings, CollectAccount account)
    {
        CollectionTarget[] targets = [new("Folder", DestinationKind.Folder, FilesOf(path, account)), new("Endpoint", DestinationKind.Endpoint, settings.Endpoint)];
        CollectionFolder state = Keep(CollectionFolder.Open(
            Path.Combine(path, $"state-{account.Id}"), new CollectionDescription($"lookup-{account.Id}", $"LookupEvents of account {account.Id}", targets), TimeProvider.System));
        EndpointSink endpoint = Keep(new EndpointSink(EndpointTarget.At(new Uri(settings.Endpoint)), TrialEndpoint.Client(settings.Thumbprint), TimeProvider.System));
        LookupFeed feed = Keep(Feed(settings, account));
        _collectors.Add(Keep(new Collector(
            state.Collection,
            [Lane(targets[0], new FolderSink(targets[0].Address)), Lane(targets[1], endpoint)],
            new CollectorPorts { Feed = feed, Spool = state.Spool, Store = state.Lanes, Time = TimeProvider.System },
            new CollectorOptions { ReadAhead = 500 })));
    }

    /// <summary>Small batches and windows, so that little data makes many places to die.</summary>
    private static CollectionLane Lane(CollectionTarget target, IDeliverySink sink)
    {
        var lane = new CollectionLane(target, sink, s_region);
        return lane with { Options = lane.Options with { Batch = lane.Options.Batch with { MaxCount = 20 }, WindowCount = 100 } };
    }

    private LookupFeed Feed(CollectSettings settings, CollectAccount account)
    {
        var source = new Uri(settings.Source);
        var connection = new CloudConnection
        {
            Credentials = new StaticCredentialProvider(new CloudCredentials(account.KeyId, account.Secret)),
            Region = s_region,
            Endpoints = new EndpointResolver { Scheme = source.Scheme, Gateway = source.Authority },
            Transport = Keep(new HttpMessageInvoker(new SocketsHttpHandler { UseProxy = false, UseCookies = false })),
        };
        return new LookupFeed(
            connection, AccountId.Parse(account.Id), new LookupOptions { Regions = [s_region], Since = settings.Since, Overlap = TimeSpan.FromSeconds(10) }, LookupPace.None);
    }

    private T Keep<T>(T opened)
        where T : IDisposable
    {
        _open.Add(opened);
        return opened;
    }
}
