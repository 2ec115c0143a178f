using System.Runtime.InteropServices;

namespace ActionTrail.Engine.Delivery;

/// <summary>Numbers names in the order in which they first come, for a source that keeps no numbers of its own. Not thread-safe.</summary>
public sealed class NameNumbers
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    /// <summary>The number of a name.</summary>
    /// <param name="name">The name.</param>
    /// <returns>Its number, from 1.</returns>
    public int Of(string name)
    {
        ref int number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, name, out bool isKnown);
        return isKnown ? number : number = _numbers.Count;
    }
}
