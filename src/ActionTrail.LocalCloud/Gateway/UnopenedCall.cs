namespace ActionTrail.LocalCloud.Gateway;

/// <summary>Stands in for a request that could not even be parsed into a call, so that its error can be written.</summary>
internal sealed class UnopenedCall : OperationCall
{
    /// <summary>Creates the stand-in.</summary>
    /// <param name="opening">What the protocol got.</param>
    [System.Diagnostics.CodeAnalysis.SetsRequiredMembers]
    public UnopenedCall(CallOpening opening)
    {
        Cloud = opening.Cloud;
        Request = opening.Request;
        RequestId = opening.RequestId;
        Now = opening.Now;
        Region = "";
    }
}
