namespace ActionTrail.LocalCloud.Sls;

/// <summary>What an operation of Log Service touches.</summary>
internal enum SlsAccess
{
    /// <summary>Reads configuration.</summary>
    Read,

    /// <summary>Changes configuration.</summary>
    Write,

    /// <summary>Reads logs.</summary>
    ReadData,

    /// <summary>Writes logs.</summary>
    WriteData,
}
