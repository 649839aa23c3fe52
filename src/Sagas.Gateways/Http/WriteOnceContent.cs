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
    private readonly SendFence? _fence;
    private int _written;
    private int _stopped;

    public WriteOnceContent(ReadOnlyMemory<byte> body, string mediaType, SendFence? fence = null)
    {
        _body = body;
        _fence = fence;
        if (body.Length > 0)
            Headers.ContentType = new MediaTypeHeaderValue(mediaType, "utf-8");
    }

    /// <summary>The fence had closed when a connection wanted the body.</summary>
    public bool Stopped => Volatile.Read(ref _stopped) != 0;

    /// <summary>A connection began to take the body.</summary>
    public bool Written => Volatile.Read(ref _written) != 0 && !Stopped;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _written, 1) != 0)
            throw new InvalidOperationException("A call to a gateway is written once.");
        if (_fence is { IsOpen: false })
        {
            Volatile.Write(ref _stopped, 1);
            throw new IOException("The call was not on its way in time.");
        }

        await stream.WriteAsync(_body, cancellationToken);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _body.Length;
        return true;
    }
}
