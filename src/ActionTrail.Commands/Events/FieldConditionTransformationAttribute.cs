using System.Management.Automation;
using ActionTrail.Core.Errors;
using ActionTrail.Engine.Search.Queries;

namespace ActionTrail.Commands.Events;

/// <summary>Lets <c>-Where</c> take conditions as people write them: <c>requestParameters.InstanceId eq i-1</c>.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FieldConditionTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        try
        {
            return value switch
            {
                object[] several => Array.ConvertAll(several, one => Transform(engineIntrinsics, one)),
                string text => FieldCondition.Parse(text),
                _ => inputData,
            };
        }
        catch (ActionTrailException invalid)
        {
            throw new ArgumentTransformationMetadataException(invalid.Message, invalid);
        }
    }
}
