using ActionTrail.LocalCloud.Gateway;

namespace ActionTrail.LocalCloud.Ram;

/// <summary>RAM's documented errors.</summary>
internal static class RamErrors
{
    /// <summary>404: there is no such thing. <paramref name="entity"/> is the code's tail, for example <c>Role.Policy</c>.</summary>
    public static CloudError NotExist(string entity, string name) =>
        new(404, $"EntityNotExist.{entity}", $"The {Spoken(entity)} does not exist: {name}.");

    /// <summary>409: there is one already.</summary>
    public static CloudError AlreadyExists(string entity, string name) =>
        new(409, $"EntityAlreadyExists.{entity}", $"The {Spoken(entity)} already exists: {name}.");

    /// <summary>409: something still hangs on it.</summary>
    public static CloudError DeleteConflict(string entity, string name, string why) =>
        new(409, $"DeleteConflict.{entity}", $"{name} cannot be deleted: {why}.");

    /// <summary>409: a quota is full.</summary>
    public static CloudError LimitExceeded(string entity, int limit) =>
        new(409, $"LimitExceeded.{entity}", $"The number of {Spoken(entity)} entries would exceed the limit of {limit}.");

    /// <summary>409: a policy or trust document breaks the grammar.</summary>
    public static CloudError Malformed(string detail) => new(409, "MalformedPolicyDocument", $"The policy document is malformed. {detail}");

    /// <summary>400: a parameter breaks its rule.</summary>
    public static CloudError Invalid(string what, string message) => new(400, $"InvalidParameter.{what}", message);

    /// <summary>409: what belongs to a service-linked role is fixed.</summary>
    /// <remarks>Unconfirmed: code and status.</remarks>
    public static CloudError ServiceLinked(string name) =>
        new(409, "InvalidOperation.ServiceLinkedRole", $"{name} belongs to a service; its trust and policies are fixed, and Resource Manager's DeleteServiceLinkedRole removes it.");

    private static string Spoken(string entity) => entity.Replace('.', ' ').ToLowerInvariant();
}
