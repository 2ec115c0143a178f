namespace ActionTrail.Cli.Setup;

/// <summary>Exit codes of plan, apply and verify.</summary>
internal static class SetupExit
{
    /// <summary>All is as the file says, or was made so.</summary>
    public const int Ok = 0;

    /// <summary>The file is wrong, or a call failed.</summary>
    public const int Failed = 1;

    /// <summary>Something differs from the file.</summary>
    public const int Differs = 2;

    /// <summary>Something differs that cannot be changed in place; nothing was done.</summary>
    public const int Blocked = 3;
}
