using ActionTrail.Aliyun.Credentials;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Sts;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Arns;
using ActionTrail.Core.Errors;
using ActionTrail.Core.Setup;

namespace ActionTrail.Engine.Setup;

/// <summary>A setup file with its accounts connected: who acts where, and the ARNs that follow.</summary>
internal sealed class SetupSession
{
    private readonly Dictionary<string, (CloudConnection Connection, AccountId Id)> _accounts = new(StringComparer.Ordinal);

    private SetupSession(SetupFile file) => File = file;

    /// <summary>The file.</summary>
    public SetupFile File { get; }

    /// <summary>When the delivery role or its policies last changed; a change takes a while to be known everywhere.</summary>
    public DateTimeOffset? RoleChanged { get; set; }

    /// <summary>The clock.</summary>
    public TimeProvider Time => Connection(File.Trail.Account).Time;

    /// <summary>The delivery role; empty for the service-linked role of the trail's account.</summary>
    public string RoleArn => File.DeliveryRole is { } role ? new RoleArn(Id(role.Account), role.Name).ToString() : "";

    /// <summary>The Log Service project; empty for none.</summary>
    public string ProjectArn => File.Sls is { } sls ? new SlsProjectArn(sls.Region, Id(sls.Account), sls.Project).ToString() : "";

    /// <summary>The MaxCompute project; empty for none.</summary>
    public string MaxComputeArn => File.MaxCompute is { } project ? new MaxComputeProjectArn(project.Region, Id(project.Account), project.Project).ToString() : "";

    /// <summary>Connects the accounts of a file and asks each who it is.</summary>
    /// <exception cref="ConfigurationException">An identity belongs to another account than the file says.</exception>
    public static async Task<SetupSession> OpenAsync(SetupFile file, SetupConnector connector, CancellationToken cancellationToken)
    {
        var session = new SetupSession(file);
        foreach (SetupAccount account in file.Accounts)
        {
            CloudConnection connection = Entered(await connector(account.Context, cancellationToken).ConfigureAwait(false), account);
            AccountId id = (await new StsClient(connection).GetCallerIdentityAsync(cancellationToken).ConfigureAwait(false)).AccountId;
            if (account.Id is { } expected && expected != id)
            {
                throw new ConfigurationException($"Account '{account.Name}' should be {expected}; its context '{account.Context}' belongs to {id}. Nothing was done.");
            }

            session._accounts[account.Name] = (connection, id);
        }

        return session;
    }

    /// <summary>The connection of an account.</summary>
    public CloudConnection Connection(string account) => _accounts[account].Connection;

    /// <summary>The connection of an account in a region.</summary>
    public CloudConnection Connection(string account, RegionId region) => Connection(account).In(region);

    /// <summary>The id of an account, by its name in the file or as it stands.</summary>
    public AccountId Id(string account) => _accounts.TryGetValue(account, out var known) ? known.Id : AccountId.Parse(account);

    private static CloudConnection Entered(CloudConnection connection, SetupAccount account)
    {
        if (account.AssumeRole is not { } role)
        {
            return connection;
        }

        var host = new CredentialHost
        {
            Http = connection.Transport,
            Roles = new StsRoleAssumer(source => connection with { Credentials = source }),
            Time = connection.Time,
            Endpoints = connection.Endpoints,
        };
        return connection with { Credentials = host.AssumedRole(connection.Credentials, new RoleSession(role.ToString()) { ExternalId = account.ExternalId }) };
    }
}
