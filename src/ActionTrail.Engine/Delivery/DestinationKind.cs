namespace ActionTrail.Engine.Delivery;

/// <summary>Kinds of destinations.</summary>
public enum DestinationKind
{
    /// <summary>Gzip files in a bucket.</summary>
    Oss,

    /// <summary>Logs in a logstore.</summary>
    Sls,

    /// <summary>Rows in a table.</summary>
    MaxCompute,
}
