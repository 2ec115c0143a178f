using ActionTrail.Core.Archive;

namespace ActionTrail.Engine.Delivery.Sinks;

/// <summary>Makes the file of a batch. Pure: the same batch gives the same bytes.</summary>
internal static class BatchFile
{
    /// <summary>The file.</summary>
    public static ArchiveFile Encode(DeliveryBatch batch)
    {
        using var writer = new ArchiveFileWriter(expectedSize: batch.Size);
        foreach (ref readonly DeliveryEvent each in batch.Events.AsSpan())
        {
            writer.Append(each.Json.Span);
        }

        return writer.Complete();
    }
}
