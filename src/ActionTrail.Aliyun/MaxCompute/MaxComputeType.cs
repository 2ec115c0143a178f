using System.Text.Json.Serialization;

namespace ActionTrail.Aliyun.MaxCompute;

/// <summary>Type of a MaxCompute column. <see cref="MaxComputeRecord"/> says which .NET value stands for each.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MaxComputeType>))]
public enum MaxComputeType
{
    /// <summary>64-bit integer.</summary>
    Bigint,

    /// <summary>32-bit integer.</summary>
    Int,

    /// <summary>16-bit integer.</summary>
    Smallint,

    /// <summary>8-bit integer.</summary>
    Tinyint,

    /// <summary>64-bit floating-point number.</summary>
    Double,

    /// <summary>32-bit floating-point number.</summary>
    Float,

    /// <summary>Truth value.</summary>
    Boolean,

    /// <summary>UTF-8 text of at most 8 MB.</summary>
    String,

    /// <summary>JSON text.</summary>
    Json,

    /// <summary>Bytes.</summary>
    Binary,

    /// <summary>Moment, in whole milliseconds.</summary>
    Datetime,

    /// <summary>Day.</summary>
    Date,
}
