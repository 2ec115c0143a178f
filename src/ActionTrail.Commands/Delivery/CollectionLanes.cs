using System.Globalization;
using System.Management.Automation;
using System.Security.Cryptography;
using System.Text;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.MaxCompute;
using ActionTrail.Aliyun.Oss;
using ActionTrail.Aliyun.Sls;
using ActionTrail.Commands.Connection;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Arns;
using ActionTrail.Core.Destinations;
using ActionTrail.Core.Errors;
using ActionTrail.Core.Trails;
using ActionTrail.Engine.Collection;
using ActionTrail.Engine.Delivery;
using ActionTrail.Engine.Delivery.Sinks;
using ActionTrail.Engine.Setup;

namespace ActionTrail.Commands.Delivery;

/// <summary>Makes the lanes of a collection. A lane is known again by where it goes, not by how it was spelled.</summary>
/// <param name="home">Where events of global services and of no region are filed.</param>
/// <param name="time">Clock.</param>
/// <param name="name">Name of the collection.</param>
internal sealed class CollectionLanes(RegionId home, TimeProvider time, TrailName name)
{
    /// <summary>A lane into a folder.</summary>
    /// <param name="folder">The folder, absolute.</param>
    /// <returns>The lane.</returns>
    public CollectionLane Folder(string folder) => Lane(DestinationKind.Folder, folder, new FolderSink(folder));

    /// <summary>A lane into a bucket, or into a logstore or table that is named after the collection.</summary>
    /// <param name="destination">The bucket or project.</param>
    /// <param name="writer">Whose rights write.</param>
    /// <returns>The lane.</returns>
    public CollectionLane Store(Destination destination, AtContext writer)
    {
        CloudConnection connection = writer.Connection.In(RegionId.Parse(destination.Region));
        var identity = new OwnIdentity(writer.Arn, writer.Name);
        var trail = new TrailIdentity(new TrailArn(home, AccountId.Parse(destination.AccountId), name), DirectoryId: null);
        return destination switch
        {
            OssDestination oss => Bucket(oss, trail, identity, connection),
            SlsDestination sls => Lane(DestinationKind.Sls, sls.Project, new SlsSink(trail, new LogstoreTarget(SlsProjectArn.Parse(sls.ProjectArn), null), identity, new SlsClient(connection))),
            MaxComputeDestination table => Lane(DestinationKind.MaxCompute, table.Project, new MaxComputeSink(trail, new TableTarget(MaxComputeProjectArn.Parse(table.ProjectArn), null), identity, new MaxComputeClient(connection))),
            _ => throw new ConfigurationException($"Destination {destination.Name} is of kind {destination.Kind}; OSS, SLS and MaxCompute are known."),
        };
    }

    /// <summary>A lane to an endpoint.</summary>
    /// <param name="address">Where events are posted.</param>
    /// <param name="credential">Name of the header and its value; null where none is needed.</param>
    /// <param name="format">How events are written.</param>
    /// <returns>The lane.</returns>
    public CollectionLane Endpoint(Uri address, PSCredential? credential, EndpointFormat format)
    {
        EndpointTarget given = credential is null
            ? EndpointTarget.At(address)
            : EndpointTarget.At(address, credential.UserName, credential.GetNetworkCredential().Password);
        EndpointTarget target = given.As(format);
        var transport = new HttpMessageInvoker(new SocketsHttpHandler
        {
            AllowAutoRedirect = false, UseCookies = false, UseProxy = !address.IsLoopback, PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        });

        // Path and query may be secret: they are in no key and no message.
        string key = string.Create(CultureInfo.InvariantCulture, $"Endpoint:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(address.AbsoluteUri)).AsSpan(0, 8))}");
        return new CollectionLane(new CollectionTarget(key, DestinationKind.Endpoint, target.ToString()), new EndpointSink(target, transport, time), home);
    }

    private CollectionLane Bucket(OssDestination oss, TrailIdentity trail, OwnIdentity identity, CloudConnection connection)
    {
        OssKeyPrefix prefix = oss.KeyPrefix.Length == 0 ? OssKeyPrefix.None : OssKeyPrefix.Parse(oss.KeyPrefix);
        var target = new BucketTarget(BucketName.Parse(oss.Bucket), connection.Region, prefix, null);
        var sink = new OssSink(trail, target, new OssObjectWriter(target, identity, new OssClient(connection)));
        return Lane(DestinationKind.Oss, oss.KeyPrefix.Length == 0 ? oss.Bucket : $"{oss.Bucket}/{oss.KeyPrefix}", sink);
    }

    private CollectionLane Lane(DestinationKind kind, string address, IDeliverySink sink) =>
        new(new CollectionTarget($"{kind}:{address}", kind, address), sink, home);
}
