using System.Globalization;
using System.Management.Automation;
using ActionTrail.Core.Errors;

namespace ActionTrail.Commands.Connection;

/// <summary>Lets <c>-Context</c> take a context's name, or the id of its account, as well as the context itself.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ContextTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        if (value is object[] several)
        {
            return Array.ConvertAll(several, one => Transform(engineIntrinsics, one));
        }

        // An account id typed without quotes arrives as a number.
        string? name = value is long id ? id.ToString(CultureInfo.InvariantCulture) : value as string;
        if (name is null)
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
