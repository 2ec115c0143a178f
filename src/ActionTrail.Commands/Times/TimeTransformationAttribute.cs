using System.Management.Automation;
using ActionTrail.Core.Errors;

namespace ActionTrail.Commands.Times;

/// <summary>Lets time parameters take <c>7d</c>, dates as text, <see cref="DateTime"/>, <see cref="DateTimeOffset"/> and <see cref="TimeSpan"/>.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class TimeTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        try
        {
            return value switch
            {
                string text => AtTime.Parse(text),
                DateTimeOffset instant => AtTime.At(instant),
                DateTime { Kind: DateTimeKind.Local } local => AtTime.At(new DateTimeOffset(local)),
                DateTime date => AtTime.At(new DateTimeOffset(date, TimeSpan.Zero)),
                TimeSpan age => AtTime.Ago(age),
                _ => inputData,
            };
        }
        catch (InvalidNameException invalid)
        {
            throw new ArgumentTransformationMetadataException(invalid.Message, invalid);
        }
    }
}
