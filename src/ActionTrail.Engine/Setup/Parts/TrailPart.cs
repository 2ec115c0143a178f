using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Trails;
using ActionTrail.Core.Arns;
using ActionTrail.Core.Setup;
using ActionTrail.Core.Trails;

namespace ActionTrail.Engine.Setup.Parts;

/// <summary>The trail: kind, filter, destinations, selectors, logging.</summary>
internal sealed class TrailPart(SetupSession session) : ISetupPart
{
    private readonly CloudConnection _home = session.Connection(session.File.Trail.Account, session.File.Trail.HomeRegion);
    private readonly SetupSteps _steps = new($"Trail {session.File.Trail.Name}", session.File.Trail.Account);

    private SetupTrail Wanted => session.File.Trail;

    private TrailsClient Client => new(_home);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<SetupStep>> ReadAsync(CancellationToken cancellationToken)
    {
        TrailDefinition definition = Definition();
        IReadOnlyList<Trail> trails = await Client.DescribeTrailsAsync(new TrailQuery(), cancellationToken).ConfigureAwait(false);
        Trail? trail = trails.FirstOrDefault(known => known.Name == Wanted.Name.Value && IsOwn(known));
        if (trail is null && Wanted.IsMultiAccount && trails.FirstOrDefault(static known => known.IsOrganizationTrail) is { } other)
        {
            _steps.Fixed(
                SetupSteps.Exists, Wanted.Name.Value, $"trail {other.Name} of account {TrailArn.Parse(other.TrailArn).Account}",
                "a directory has one multi-account trail; name that trail in the file, or remove it");
            return _steps.All;
        }

        _steps.Existence($"{Kind(Wanted.IsMultiAccount)} in {Wanted.HomeRegion}", trail is not null, Propagated(token => Client.CreateTrailAsync(definition, token)));
        if (trail is not null)
        {
            Compare(trail, definition);
            if (trail.HomeRegion != Wanted.HomeRegion.Value || trail.IsOrganizationTrail != Wanted.IsMultiAccount)
            {
                return _steps.All; // nothing more can be read or changed from here
            }
        }

        var selectors = new TrailSelectors(_home, Wanted);
        await selectors.AddAsync(_steps, trail is not null, cancellationToken).ConfigureAwait(false);
        string name = Wanted.Name.Value;
        _steps.Property(
            "enabled", Flag(Wanted.Enabled), Flag(trail?.IsLogging ?? false), isWeaker: Wanted.Enabled,
            token => Wanted.Enabled ? Client.StartLoggingAsync(name, token) : Client.StopLoggingAsync(name, token));
        return _steps.All;
    }

    private void Compare(Trail trail, TrailDefinition definition)
    {
        _steps.Fixed("kind", Kind(Wanted.IsMultiAccount), Kind(trail.IsOrganizationTrail), "the kind of a trail cannot be changed; remove the trail, or choose another name");
        _steps.Fixed("homeRegion", Wanted.HomeRegion.Value, trail.HomeRegion, "the home region of a trail cannot be changed; remove the trail, or name its region in the file");
        Func<CancellationToken, Task> update = SetupSteps.Once(Propagated(token => Client.UpdateTrailAsync(definition, token)));
        Change("regions", definition.TrailRegion.ToString(), trail.TrailRegion.ToString(), isWeaker: !trail.TrailRegion.IsAll);
        Change("events", definition.EventRw.ToString(), trail.EventRw.ToString(), isWeaker: trail.EventRw != EventRw.All);
        Change("oss.bucket", definition.OssBucketName, trail.OssBucketName, trail.OssBucketName.Length == 0);
        Change("oss.prefix", definition.OssKeyPrefix, trail.OssKeyPrefix, isWeaker: false);
        Change("oss.role", definition.OssWriteRoleArn, trail.OssWriteRoleArn, isWeaker: false);
        Change("sls.project", definition.SlsProjectArn, trail.SlsProjectArn, trail.SlsProjectArn.Length == 0);
        Change("sls.role", definition.SlsWriteRoleArn, trail.SlsWriteRoleArn, isWeaker: false);
        Change("maxCompute.project", definition.MaxComputeProjectArn, trail.MaxComputeProjectArn, trail.MaxComputeProjectArn.Length == 0);
        Change("maxCompute.role", definition.MaxComputeWriteRoleArn, trail.MaxComputeWriteRoleArn, isWeaker: false);

        void Change(string property, string wanted, string found, bool isWeaker)
        {
            // The service-linked role shows up by its name where none was given.
            if (wanted.Length > 0 || (found.Length > 0 && !property.EndsWith(".role", StringComparison.Ordinal)))
            {
                _steps.Property(property, SetupSteps.OrNone(wanted), SetupSteps.OrNone(found), isWeaker, update);
            }
        }
    }

    private TrailDefinition Definition()
    {
        SetupFile file = session.File;
        return new TrailDefinition
        {
            Name = Wanted.Name.Value,
            IsOrganizationTrail = Wanted.IsMultiAccount,
            TrailRegion = Wanted.Regions,
            EventRw = Wanted.Events,
            OssBucketName = file.Oss?.Bucket.Value ?? "",
            OssKeyPrefix = file.Oss?.Prefix.Value ?? "",
            OssWriteRoleArn = file.Oss is null ? "" : session.RoleArn,
            SlsProjectArn = session.ProjectArn,
            SlsWriteRoleArn = file.Sls is null ? "" : session.RoleArn,
            MaxComputeProjectArn = session.MaxComputeArn,
            MaxComputeWriteRoleArn = file.MaxCompute is null ? "" : session.RoleArn,
        };
    }

    private Func<CancellationToken, Task> Propagated(Func<CancellationToken, Task> change) =>
        cancellationToken => RolePropagation.RunAsync(change, session.RoleChanged, session.Time, cancellationToken);

    private bool IsOwn(Trail trail) => trail.TrailArn.Length == 0 || TrailArn.Parse(trail.TrailArn).Account == session.Id(Wanted.Account);

    private static string Kind(bool isMultiAccount) => isMultiAccount ? "multi-account" : "single-account";

    private static string Flag(bool value) => value ? "true" : "false";
}
