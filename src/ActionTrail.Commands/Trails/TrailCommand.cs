using System.Management.Automation;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Trails;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Errors;

namespace ActionTrail.Commands.Trails;

/// <summary>Base of the cmdlets that work on trails that exist: by name, or piped from Get-AtTrail.</summary>
public abstract class TrailCommand : CloudCommand
{
    /// <summary>Name of the trail.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true), ArgumentCompleter(typeof(TrailCompleter))]
    public virtual string Name { get; set; } = "";

    /// <summary>Region that keeps the trail's configuration; the context's region when left out.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true), ArgumentCompleter(typeof(RegionCompleter))]
    public string HomeRegion { get; set; } = "";

    /// <summary>Client in the home region, where every change of a trail goes.</summary>
    private protected TrailsClient Home() => new(HomeConnection());

    /// <summary>Whether the trail comes for the first time.</summary>
    private protected bool IsFirst() => IsFirst($"{HomeRegion}/{Name}");

    /// <summary>What a confirmation calls the trail.</summary>
    private protected string Described => $"Trail {Name} in {(HomeRegion.Length == 0 ? Caller.Region : HomeRegion)}";

    /// <summary>The trail.</summary>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The trail.</returns>
    /// <exception cref="NameNotFoundException">The caller sees none of that name.</exception>
    private protected async Task<Trail> FindAsync(CancellationToken cancellationToken) =>
        await Home().FindTrailAsync(Name, cancellationToken).ConfigureAwait(false)
        ?? throw new NameNotFoundException("Trail", Name, $"among those that account {Caller.AccountId} sees in {HomeConnection().Region}");

    /// <summary>Connection to the home region.</summary>
    private protected CloudConnection HomeConnection() => HomeRegion.Length == 0 ? Connection : Connection.In(RegionId.Parse(HomeRegion));
}
