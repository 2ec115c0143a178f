namespace ActionTrail.LocalCloud.Sls;

/// <summary>An operation on the caller's account rather than on a project; it is called on the regional host.</summary>
/// <param name="name">Operation name, equal to the class name.</param>
/// <param name="access">What it touches.</param>
/// <param name="route">The way to call it.</param>
internal abstract class SlsAccountOperation(string name, SlsAccess access, SlsRoute route) : SlsOperation(name, access, route)
{
    /// <inheritdoc/>
    public override bool Accepts(bool onProject) => !onProject;

    /// <inheritdoc/>
    protected override string Owner(SlsCall call) => call.Caller.AccountId;
}
