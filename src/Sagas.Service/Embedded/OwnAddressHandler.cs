namespace Sagas.Service.Embedded;

/// <summary>Sends calls for <see cref="OwnHost"/> to this process's own address; all others go where they are addressed.</summary>
internal sealed class OwnAddressHandler(OwnAddress own) : DelegatingHandler
{
    /// <summary>Stands for this process in a gateway's <c>BaseUrl</c>; a name that no resolver answers.</summary>
    public const string OwnHost = "embedded.invalid";

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri is { Host: OwnHost } address)
        {
            var here = await own.GetAsync(cancellationToken);
            request.RequestUri = new UriBuilder(address) { Scheme = here.Scheme, Host = here.Host, Port = here.Port }.Uri;
        }

        return await base.SendAsync(request, cancellationToken);
    }
}
