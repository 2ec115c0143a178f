namespace ActionTrail.LocalCloud.Sls.Search;

/// <summary>How an indexed value is read.</summary>
internal enum FieldType
{
    /// <summary>Words.</summary>
    Text,

    /// <summary>A whole number.</summary>
    Long,

    /// <summary>A number.</summary>
    Double,

    /// <summary>A JSON text.</summary>
    Json,
}
