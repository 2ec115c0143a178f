namespace ActionTrail.LocalCloud.Samples;

/// <summary>One operation that sample events show.</summary>
/// <param name="Service">Service name of the event.</param>
/// <param name="Name">Event name.</param>
/// <param name="Version">API version.</param>
/// <param name="Writes">Whether it changes anything.</param>
/// <param name="Weight">How often it happens, relative to the others.</param>
/// <param name="ResourceType">Resource type it refers to; empty for none.</param>
/// <param name="IdPrefix">Prefix of resource ids.</param>
internal sealed record SampleOperation(string Service, string Name, string Version, bool Writes, int Weight, string ResourceType, string IdPrefix)
{
    /// <summary>Whether the service is global.</summary>
    public bool IsGlobal => Service is "Ram" or "Sts" or "Ims" or "AasSub";

    /// <summary>The operations of an ordinary company's day: reads outnumber writes, a few services make most calls.</summary>
    public static IReadOnlyList<SampleOperation> Catalogue { get; } =
    [
        new("Ecs", "DescribeInstances", "2014-05-26", false, 240, "ACS::ECS::Instance", "i-bp1"),
        new("Ecs", "DescribeSecurityGroups", "2014-05-26", false, 90, "ACS::ECS::SecurityGroup", "sg-bp1"),
        new("Ecs", "RunInstances", "2014-05-26", true, 18, "ACS::ECS::Instance", "i-bp1"),
        new("Ecs", "StopInstances", "2014-05-26", true, 14, "ACS::ECS::Instance", "i-bp1"),
        new("Ecs", "StartInstances", "2014-05-26", true, 14, "ACS::ECS::Instance", "i-bp1"),
        new("Ecs", "DeleteInstance", "2014-05-26", true, 6, "ACS::ECS::Instance", "i-bp1"),
        new("Ecs", "AuthorizeSecurityGroup", "2014-05-26", true, 8, "ACS::ECS::SecurityGroup", "sg-bp1"),
        new("Ecs", "CreateDisk", "2014-05-26", true, 7, "ACS::ECS::Disk", "d-bp1"),
        new("Ecs", "DeleteDisk", "2014-05-26", true, 5, "ACS::ECS::Disk", "d-bp1"),
        new("Vpc", "DescribeVpcs", "2016-04-28", false, 60, "ACS::VPC::VPC", "vpc-bp1"),
        new("Vpc", "CreateVSwitch", "2016-04-28", true, 4, "ACS::VPC::VSwitch", "vsw-bp1"),
        new("Slb", "DescribeLoadBalancers", "2014-05-15", false, 45, "ACS::SLB::LoadBalancer", "lb-bp1"),
        new("Slb", "SetLoadBalancerStatus", "2014-05-15", true, 3, "ACS::SLB::LoadBalancer", "lb-bp1"),
        new("Rds", "DescribeDBInstances", "2014-08-15", false, 70, "ACS::RDS::DBInstance", "rm-bp1"),
        new("Rds", "ModifySecurityIps", "2014-08-15", true, 5, "ACS::RDS::DBInstance", "rm-bp1"),
        new("Rds", "CreateAccount", "2014-08-15", true, 3, "ACS::RDS::DBInstance", "rm-bp1"),
        new("Oss", "GetBucketInfo", "2019-05-17", false, 80, "ACS::OSS::Bucket", "corp-"),
        new("Oss", "PutBucket", "2019-05-17", true, 4, "ACS::OSS::Bucket", "corp-"),
        new("Oss", "PutBucketAcl", "2019-05-17", true, 3, "ACS::OSS::Bucket", "corp-"),
        new("Kms", "Decrypt", "2016-01-20", false, 60, "ACS::KMS::Key", "key-"),
        new("Kms", "ScheduleKeyDeletion", "2016-01-20", true, 1, "ACS::KMS::Key", "key-"),
        new("Sls", "GetLogStore", "2020-12-30", false, 40, "ACS::SLS::LogStore", "log-"),
        new("Sls", "DeleteLogStore", "2020-12-30", true, 1, "ACS::SLS::LogStore", "log-"),
        new("Ram", "GetUser", "2015-05-01", false, 25, "ACS::RAM::User", "user-"),
        new("Ram", "ListPoliciesForUser", "2015-05-01", false, 20, "ACS::RAM::User", "user-"),
        new("Ram", "CreateUser", "2015-05-01", true, 3, "ACS::RAM::User", "user-"),
        new("Ram", "AttachPolicyToUser", "2015-05-01", true, 3, "ACS::RAM::Policy", "policy-"),
        new("Ram", "CreateAccessKey", "2015-05-01", true, 2, "ACS::RAM::AccessKey", "LTAI5t"),
        new("Ram", "UpdateRole", "2015-05-01", true, 2, "ACS::RAM::Role", "role-"),
        new("Sts", "AssumeRole", "2015-04-01", true, 60, "ACS::RAM::Role", "role-"),
        new("Actiontrail", "LookupEvents", "2020-07-06", false, 12, "", ""),
        new("Actiontrail", "DescribeTrails", "2020-07-06", false, 8, "ACS::ActionTrail::Trail", "trail-"),
        new("Actiontrail", "StopLogging", "2020-07-06", true, 1, "ACS::ActionTrail::Trail", "trail-"),
        new("AasSub", "ConsoleSignin", "", true, 14, "", ""),
    ];
}
