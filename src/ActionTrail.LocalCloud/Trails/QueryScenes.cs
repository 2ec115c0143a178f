namespace ActionTrail.LocalCloud.Trails;

/// <summary>The subjects that come with the service.</summary>
// Unconfirmed: the cloud's own list; scenes, ids and queries are ours, in its form.
internal static class QueryScenes
{
    /// <summary>All scenes.</summary>
    public static IReadOnlyList<QueryScene> All { get; } =
    [
        new(
            "identity",
            "Identities",
            "Who signed in, and how.",
            [
                new("rootLogin", "Sign-ins of the root user", "Every console sign-in of the account's root user.", "event.eventName: ConsoleSignin AND event.userIdentity.type: root-account"),
                new("failedLogin", "Failed sign-ins", "Console sign-ins that were refused.", "event.eventName: ConsoleSignin AND event.errorCode: *"),
                new("ramUserLogin", "Sign-ins of RAM users", "Every console sign-in of a RAM user.", "event.eventName: ConsoleSignin AND event.userIdentity.type: ram-user"),
            ]),
        new(
            "accesskey",
            "Access keys",
            "What access keys are used for.",
            [
                new("keyCalls", "Calls by access key", "Every call that an access key signed.", "event.userIdentity.accessKeyId: *"),
                new("keyDenied", "Denied calls by access key", "Calls that an access key signed and policies refused.", "event.userIdentity.accessKeyId: * AND event.errorCode: NoPermission"),
                new("keyChanges", "Keys made and deleted", "Access keys that were made, changed or deleted.", "event.eventName: CreateAccessKey OR event.eventName: UpdateAccessKey OR event.eventName: DeleteAccessKey"),
            ]),
        new(
            "permission",
            "Permissions",
            "Who was given or lost what.",
            [
                new("attached", "Policies attached", "Policies that were attached to users, groups or roles.", "event.eventName: AttachPolicyToUser OR event.eventName: AttachPolicyToGroup OR event.eventName: AttachPolicyToRole"),
                new("trustChanged", "Roles changed", "Roles whose trust may have been changed.", "event.eventName: UpdateRole"),
            ]),
        new(
            "audit",
            "The audit itself",
            "Attempts on the trails and their stores.",
            [
                new("trailOff", "Trails stopped, changed or deleted", "Operations that weaken a trail.", "event.eventName: StopLogging OR event.eventName: DeleteTrail OR event.eventName: UpdateTrail"),
                new("storeDeleted", "Stores deleted", "Buckets, projects and logstores that were deleted.", "event.eventName: DeleteBucket OR event.eventName: DeleteProject OR event.eventName: DeleteLogStore"),
            ]),
    ];
}
