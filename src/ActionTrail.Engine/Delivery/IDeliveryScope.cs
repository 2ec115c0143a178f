namespace ActionTrail.Engine.Delivery;

/// <summary>What one trail covers; members join and leave, logging starts and stops, selections change.</summary>
public interface IDeliveryScope
{
    /// <summary>Looks at the scope.</summary>
    /// <returns>A view that later changes cannot alter for positions up to its horizon.</returns>
    ScopeView Observe();
}
