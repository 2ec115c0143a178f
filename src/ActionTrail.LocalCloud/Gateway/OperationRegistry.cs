namespace ActionTrail.LocalCloud.Gateway;

/// <summary>All operations that are built, found by type once per process. A new operation is a new file; nothing else changes.</summary>
internal static class OperationRegistry
{
    private static readonly Lazy<IReadOnlyDictionary<(string Service, string Name), Operation>> s_operations = new(Discover);

    /// <summary>Every operation.</summary>
    public static IEnumerable<Operation> All => s_operations.Value.Values;

    /// <summary>Finds an operation.</summary>
    /// <param name="service">Service name as audit events spell it.</param>
    /// <param name="name">Operation name.</param>
    /// <returns>The operation, or null when it is not built.</returns>
    public static Operation? Find(string service, string name) => s_operations.Value.GetValueOrDefault((service, name));

    private static Dictionary<(string, string), Operation> Discover() =>
        typeof(OperationRegistry).Assembly.GetTypes()
            .Where(static type => !type.IsAbstract && type.IsSubclassOf(typeof(Operation)))
            .Select(static type => (Operation)Activator.CreateInstance(type)!)
            .ToDictionary(static operation => (operation.Facts.Service, operation.Facts.Name));
}
