using ActionTrail.Aliyun.Oss;

namespace ActionTrail.LocalCloud.Oss;

/// <summary>How an object came to be.</summary>
internal enum StoredObjectType
{
    /// <summary>Written whole.</summary>
    Normal,

    /// <summary>Joined from parts.</summary>
    Multipart,

    /// <summary>Grows by appending.</summary>
    Appendable,

    /// <summary>Names another object.</summary>
    Symlink,
}

/// <summary>An object's row.</summary>
/// <param name="Key">Key, UTF-8.</param>
/// <param name="File">Number of the file that holds the bytes, negative for a row of <see cref="SmallBodies"/>; 0 for an empty object, which has neither.</param>
/// <param name="Size">Size in bytes; the file may be longer after an append that was cut off.</param>
/// <param name="ETag">Entity tag without quotes.</param>
/// <param name="Crc">CRC-64 of the bytes.</param>
/// <param name="Modified">Last modification (UTC, whole seconds).</param>
/// <param name="Type">How it came to be.</param>
/// <param name="Headers">Headers kept with it, as <see cref="ObjectHeaders"/> writes them.</param>
internal sealed record StoredObject(byte[] Key, long File, long Size, string ETag, ulong Crc, DateTimeOffset Modified, StoredObjectType Type, string Headers)
{
    /// <summary>Whether a file holds the bytes.</summary>
    public bool IsFile => File > 0;

    /// <summary>Key as text.</summary>
    public string KeyText => System.Text.Encoding.UTF8.GetString(Key);

    /// <summary>Value of a header kept with the object; null when there is none.</summary>
    public string? Header(string name) => ObjectHeaders.Find(Headers, name);

    /// <summary>Last modification as XML has it.</summary>
    public string ModifiedText => OssXml.Time(Modified);
}
