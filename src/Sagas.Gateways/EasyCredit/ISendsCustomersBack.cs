namespace Sagas.Gateways.EasyCredit;

/// <summary>A gateway whose customers come back to the shop through this service after a cancellation.</summary>
public interface ISendsCustomersBack
{
    /// <summary>The configuration allows this address's origin (scheme, host and port).</summary>
    bool MaySendTo(Uri address);
}
