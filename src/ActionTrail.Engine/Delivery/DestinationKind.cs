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

    /// <summary>Gzip files in a folder of this machine.</summary>
    Folder,

    /// <summary>JSON posted to an HTTPS endpoint.</summary>
    Endpoint,
}
