using ActionTrail.Aliyun.Credentials;
using ActionTrail.Aliyun.Http;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Errors;
using ActionTrail.LocalCloud;

namespace ActionTrail.Commands.Connection;

/// <summary>One connected identity. Every cmdlet takes one as <c>-Context</c>, by name or as the object. Never holds a secret in the open.</summary>
public sealed class AtContext
{
    private readonly AccountRoute _route;
    private bool _isClosed;

    internal AtContext(string name, CloudConnection connection, AccountRoute route)
    {
        Name = name;
        Connection = connection;
        _route = route;
    }

    /// <summary>Name that other cmdlets call it by.</summary>
    public string Name { get; }

    /// <summary>Account of the identity, 16 digits.</summary>
    public required string AccountId { get; init; }

    /// <summary>Identity: <c>acs:ram::uid:root</c>, <c>:user/name</c> or <c>:assumed-role/role/session</c>.</summary>
    public required string Arn { get; init; }

    /// <summary>Region of regional services.</summary>
    public string Region => Connection.Region.ToString();

    /// <summary>Where calls go: <c>Alibaba Cloud</c>, an endpoint, or the folder of a local cloud.</summary>
    public string Endpoint => _route.Text;

    /// <summary>Whether it is a local cloud carried in this process.</summary>
    public bool IsLocalCloud => LocalCloud is not null;

    /// <summary>Whether the identity is the root of its account.</summary>
    internal bool IsRoot => Arn.EndsWith(":root", StringComparison.Ordinal);

    internal CloudConnection Connection { get; }

    internal LocalCloudHost? LocalCloud => _route.Host;

    /// <summary>Names that completers found a moment ago.</summary>
    internal CompletionCache Completions { get; } = new();

    /// <summary>The name.</summary>
    /// <returns>Text.</returns>
    public override string ToString() => Name;

    /// <summary>The local cloud, for what only a local cloud can do.</summary>
    /// <param name="command">Who asks.</param>
    /// <returns>The cloud.</returns>
    /// <exception cref="ConfigurationException">The context is not connected to a local cloud in this process.</exception>
    internal LocalCloudHost RequireLocalCloud(string command) => LocalCloud
        ?? throw new ConfigurationException($"{command} works on a local cloud; context '{Name}' is connected to {Endpoint}. Connect with Connect-AtAccount -LocalCloud.");

    /// <summary>A connection of a role that this identity assumes; it goes the same way and ends with this context.</summary>
    /// <param name="roleArn">ARN of the role.</param>
    /// <returns>The connection.</returns>
    internal CloudConnection As(string roleArn) => _route.Connect(_route.Sources().AssumedRole(Connection.Credentials, new RoleSession(roleArn)));

    /// <summary>A connection into another account of the directory: on a local cloud as its root, elsewhere through the role by which management enters members.</summary>
    /// <param name="member">The account.</param>
    /// <returns>The connection; nothing is called before it is used.</returns>
    /// <exception cref="ConfigurationException">The local cloud has no such account.</exception>
    internal CloudConnection Enter(AccountId member) => LocalCloud is { } cloud
        ? cloud.Connect(member, Connection.Region)
        : As(MemberEntrance.RoleOf(member));

    /// <summary>Closes what the context holds open; once. A local cloud closes with its last context.</summary>
    internal void Close()
    {
        if (Interlocked.Exchange(ref _isClosed, true))
        {
            return;
        }

        Delivery.RunningCollections.Stop(this);
        _route.Dispose();
    }
}
