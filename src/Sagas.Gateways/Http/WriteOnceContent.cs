using System.Net;
using System.Net.Http.Headers;

namespace Sagas.Gateways;

/// <summary>
/// A body that remembers whether a connection began to take it. Until then nothing that the gateway could act on has left this
/// process, whatever the exception says; and it is never given out twice, so no layer below can repeat a call that moves money.
/// </summary>
internal sealed class WriteOnceContent : HttpContent
{
    private readonly ReadOnlyMemory<byte> _body;
    private int _written;

    public WriteOnceContent(ReadOnlyMemory<byte> body, string mediaType)
    {
        _body = body;
        Headers.ContentType = new MediaTypeHeaderValue(mediaType, "utf-8");
    }

    /// <summary>A connection began to take the body.</summary>
    public bool Written => Volatile.Read(ref _written) != 0;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _written, 1) != 0)
            throw new InvalidOperationException("A call to a gateway is written once.");

        await stream.WriteAsync(_body, cancellationToken);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _body.Length;
        return true;
    }
}
