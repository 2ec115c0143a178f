using System.Management.Automation;
using ActionTrail.Core.Errors;

namespace ActionTrail.Commands.Connection;

/// <summary>Lets <c>-Context</c> take a context's name as well as the context itself.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ContextTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        if (value is not string name)
        {
            return inputData;
        }

        try
        {
            return ContextTable.Current.Named(name);
        }
        catch (ConfigurationException unknown)
        {
            throw new ArgumentTransformationMetadataException(unknown.Message, unknown);
        }
    }
}
