using ActionTrail.Aliyun.Http;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Arns;
using ActionTrail.Core.Errors;
using ActionTrail.Engine.Delivery;
using ActionTrail.LocalCloud.Gateway;
using ActionTrail.LocalCloud.Trails;

namespace ActionTrail.LocalCloud.Delivery;

/// <summary>
/// The delivering side of ActionTrail in a local cloud: a worker per trail. Nothing is delivered unless it is asked for here, so that a
/// script decides when. Thread-safe.
/// </summary>
public sealed class DeliveryHost : IDeliveryStatusSource, IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, TrailDelivery> _deliveries = new(StringComparer.Ordinal);
    private readonly CloudState _cloud;
    private readonly HttpMessageInvoker _transport;
    private readonly TrailLanes _lanes;

    internal DeliveryHost(CloudState cloud, CloudGateway gateway, DeliveryHostOptions options)
    {
        _cloud = cloud;
        _transport = new WireInvoker(options.Network(new LocalCloudTransport(gateway)));
        _lanes = new TrailLanes(cloud, _transport, new GatewayRoleSessions(cloud, gateway), options);
    }

    private DeliveryStore Store => DeliveryStore.Of(_cloud);

    /// <summary>The trails of an account, those that never logged too.</summary>
    /// <param name="owner">Account.</param>
    /// <returns>Their ARNs, by name.</returns>
    public IReadOnlyList<TrailArn> TrailsOf(AccountId owner) => [.. TrailCatalog.Of(_cloud, owner.Value).Select(static trail => TrailArn.Parse(trail.Arn))];

    /// <summary>Delivers until every destination of a trail has everything or is blocked.</summary>
    /// <param name="owner">Account that owns the trail.</param>
    /// <param name="trail">Name or ARN of the trail.</param>
    /// <param name="cancellationToken">Ends the delivery; nothing is lost.</param>
    /// <returns>How it stands then.</returns>
    /// <exception cref="ConfigurationException">There is no such trail.</exception>
    public Task<DeliveryStatus> DrainAsync(AccountId owner, string trail, CancellationToken cancellationToken) =>
        Delivery(owner, trail).DrainAsync(cancellationToken);

    /// <summary>Delivers a trail continuously until it is stopped or the cloud is closed.</summary>
    /// <param name="owner">Account that owns the trail.</param>
    /// <param name="trail">Name or ARN of the trail.</param>
    /// <exception cref="ConfigurationException">There is no such trail.</exception>
    public void Start(AccountId owner, string trail) => Delivery(owner, trail).Start();

    /// <summary>Stops continuous delivery of a trail. What was not delivered stays pending and is resumed by the next start or drain.</summary>
    /// <param name="owner">Account that owns the trail.</param>
    /// <param name="trail">Name or ARN of the trail.</param>
    /// <param name="cancellationToken">Ends the count of what remains.</param>
    /// <returns>How it stands.</returns>
    /// <exception cref="ConfigurationException">There is no such trail.</exception>
    public async Task<DeliveryStatus> StopAsync(AccountId owner, string trail, CancellationToken cancellationToken)
    {
        TrailDelivery delivery = Delivery(owner, trail);
        await delivery.StopAsync().ConfigureAwait(false);
        return await delivery.StatusAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>How delivery of a trail stands.</summary>
    /// <param name="owner">Account that owns the trail.</param>
    /// <param name="trail">Name or ARN of the trail.</param>
    /// <param name="cancellationToken">Ends the count.</param>
    /// <returns>The status.</returns>
    /// <exception cref="ConfigurationException">There is no such trail.</exception>
    public Task<DeliveryStatus> StatusAsync(AccountId owner, string trail, CancellationToken cancellationToken) =>
        Delivery(owner, trail).StatusAsync(cancellationToken);

    /// <summary>Events that a destination of a trail can never take.</summary>
    /// <param name="owner">Account that owns the trail.</param>
    /// <param name="trail">Name or ARN of the trail.</param>
    /// <param name="kind">Kind of the destination.</param>
    /// <returns>The dead letters, by position.</returns>
    /// <exception cref="ConfigurationException">There is no such trail.</exception>
    public IReadOnlyList<DeadLetter> DeadLetters(AccountId owner, string trail, DestinationKind kind) =>
        [.. TrailLanes.KeysOf(Find(owner, trail), kind).SelectMany(Store.DeadLetters).OrderBy(static letter => letter.Position)];

    /// <inheritdoc/>
    TrailDeliveryStatus IDeliveryStatusSource.StatusOf(TrailDocument trail)
    {
        return new TrailDeliveryStatus { Oss = Of(DestinationKind.Oss), Sls = Of(DestinationKind.Sls), MaxCompute = Of(DestinationKind.MaxCompute) };

        DestinationDeliveryStatus? Of(DestinationKind kind)
        {
            LaneState[] lanes = [.. TrailLanes.KeysOf(trail, kind).Select(Store.Load).OfType<LaneState>()];
            LaneTrouble? trouble = lanes.Select(static lane => lane.Trouble).FirstOrDefault(static found => found is not null);
            return lanes.Length == 0 ? null : new DestinationDeliveryStatus(lanes.Max(static lane => lane.LastDeliveryTime), trouble?.Message ?? "");
        }
    }

    /// <inheritdoc/>
    IReadOnlyList<DeliveryAttempts> IDeliveryStatusSource.AttemptsOf(TrailDocument trail, DestinationKind kind, DateTimeOffset start, DateTimeOffset end) =>
        [
            .. TrailLanes.KeysOf(trail, kind).SelectMany(lane => Store.Attempts(lane, start, end)).GroupBy(static minute => minute.Minute)
                .Select(static minute => new DeliveryAttempts(minute.Key, minute.Sum(static each => each.Succeeded), minute.Sum(static each => each.Failed)))
                .OrderBy(static minute => minute.Minute),
        ];

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        TrailDelivery[] deliveries;
        lock (_lock)
        {
            deliveries = [.. _deliveries.Values];
            _deliveries.Clear();
        }

        foreach (TrailDelivery delivery in deliveries)
        {
            await delivery.DisposeAsync().ConfigureAwait(false);
        }

        _transport.Dispose();
    }

    private TrailDocument Find(AccountId owner, string trail)
    {
        string name = TrailArn.TryParse(trail, out TrailArn? arn) && arn.Account == owner ? arn.Trail.Value : trail;
        return TrailCatalog.Find(_cloud, owner.Value, name)
            ?? throw new ConfigurationException($"Account {owner} has no trail '{trail}'; it has {string.Join(", ", TrailCatalog.Of(_cloud, owner.Value).Select(static each => each.Name).DefaultIfEmpty("none"))}.");
    }

    private TrailDelivery Delivery(AccountId owner, string trailName)
    {
        TrailDocument trail = Find(owner, trailName);
        string key = TrailLanes.KeyOf(trail);
        lock (_lock)
        {
            if (!_deliveries.TryGetValue(key, out TrailDelivery? delivery))
            {
                _deliveries[key] = delivery = Make(trail);
            }

            return delivery;
        }
    }

    private TrailDelivery Make(TrailDocument trail)
    {
        var ports = new LanePorts { Source = new LedgerEventSource(_cloud.Ledger), Scope = new TrailScope(_cloud, trail.OwnerAccountId, trail.Name), Store = Store, SpillFolder = _cloud.Folder, Time = _cloud.Time };
        return new TrailDelivery(
            [
                Worker([_lanes.DataEvents(trail)], interval => DataEventFilter.SelectionOf(interval, trail.HomeRegion)),
                Worker(_lanes.Insights(trail), InsightFilter.SelectionOf),
                Worker([_lanes.PlatformOperations(trail)], PlatformFilter.SelectionOf),
                new DeliveryWorker(trail.Arn, _lanes.Of(trail), ports),
            ],
            new HistoryDelivery(_cloud, trail, _lanes, ports));

        DeliveryWorker Worker(IReadOnlyList<LaneDefinition> lanes, Func<LoggingInterval, TrailSelection?> select) =>
            new(trail.Arn, lanes, ports with { Scope = new TrailScope(_cloud, trail.OwnerAccountId, trail.Name, select) });
    }
}
