using ActionTrail.LocalCloud.Gateway;

namespace ActionTrail.LocalCloud.MaxCompute.Tunnel;

/// <summary>Errors of the Tunnel.</summary>
/// <remarks>Source: MaxCompute, common Tunnel errors. Unconfirmed: the HTTP statuses, which the documents leave out.</remarks>
internal static class TunnelErrors
{
    public static CloudError NoSuchTable(string table) => new(404, "NoSuchTable", $"The specified table name does not exist: {table}");

    public static CloudError NoSuchPartition(string partition) => new(404, "NoSuchPartition", $"The specified partition does not exist: {partition}");

    public static CloudError MissingPartitionSpec() => new(400, "MissingPartitionSpec", "You need to specify a partitionspec along with the specified table");

    public static CloudError InvalidPartitionSpec(string detail) => new(400, "InvalidPartitionSpec", $"The specified partitionspec is not valid: {detail}");

    public static CloudError NoSuchUpload(string id) => new(404, "NoSuchUpload", $"The specified upload id does not exist: {id}");

    public static CloudError NoSuchDownload(string id) => new(404, "NoSuchDownload", $"The specified download id does not exist: {id}");

    public static CloudError Expired() => new(409, "StatusConflict", "The upload|download session is expired");

    public static CloudError Closed() => new(409, "StatusConflict", "You cannot complete the specified operation under the current upload or download status");

    public static CloudError TableModified() =>
        new(409, "TableModified", "The specified table has been modified since the upload or download initiated. Try initiate another upload or download");

    public static CloudError InvalidResourceSpec() => new(400, "InvalidResourceSpec", "The specified table or partition is not the one that the session was made for");

    public static CloudError InvalidBlockId(string block) => new(400, "InvalidBlockID", $"The specified block id is not valid: {block}; 0 to 19999 are allowed");

    public static CloudError InvalidRowRange(string range) => new(400, "InvalidRowRange", $"The specified row range is not valid: {range}");

    public static CloudError InvalidColumnSpec(string columns) => new(400, "InvalidColumnSpec", $"The specified columns is not valid: {columns}");

    public static CloudError MalformedDataStream(string detail) => new(400, "MalformedDataStream", $"The data stream you provided was not well-formed or did not validate against schema: {detail}");

    public static CloudError InvalidArgument(string detail) => new(400, "InvalidArgument", $"Invalid argument: {detail}");
}
