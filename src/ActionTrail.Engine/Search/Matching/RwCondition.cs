using System.Text;
using ActionTrail.Core.Events;
using ActionTrail.Core.Trails;

namespace ActionTrail.Engine.Search.Matching;

/// <summary>The event reads, or it writes; guessed from its name where the record does not say.</summary>
/// <param name="recorded">The field <c>eventRW</c>.</param>
/// <param name="name">The name of the operation.</param>
/// <param name="wanted">Read or Write.</param>
internal sealed class RwCondition(FieldPlaces recorded, FieldPlaces name, EventRw wanted) : EventCondition
{
    /// <inheritdoc/>
    public override bool Holds(FieldReader fields, ReadOnlySpan<byte> json)
    {
        ReadOnlySpan<byte> text = recorded.Text(fields, json);
        EventRw effective = text.SequenceEqual("Read"u8) ? EventRw.Read
            : text.SequenceEqual("Write"u8) ? EventRw.Write
            : EventRwInference.FromName(Encoding.UTF8.GetString(name.Text(fields, json)));
        return effective == wanted;
    }
}
