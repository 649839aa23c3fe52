using System.Buffers;
using Microsoft.AspNetCore.Http.Features;
using Sagas.Service.Ingress;

namespace Sagas.Service.Api;

/// <summary>
/// Reads a body up to a limit. One that is larger is read to its end and thrown away first, up to a second limit: a client that is still
/// writing would otherwise see a reset connection and never the answer.
/// </summary>
internal static class BoundedBody
{
    private const int ChunkBytes = 16 * 1024;

    /// <returns>The body, or <c>null</c> when it is too large.</returns>
    public static async Task<byte[]?> ReadAsync(HttpContext context, IngressOptions limits)
    {
        // The limit of the listener would end the request with an exception instead.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } listener)
        {
            listener.MaxRequestBodySize = null;
        }

        if (context.Request.ContentLength > limits.DrainBytes)
        {
            context.Response.Headers.Connection = "close";
            return null;
        }

        var chunk = ArrayPool<byte>.Shared.Rent(ChunkBytes);
        try
        {
            return await ReadAsync(context, limits, chunk);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(chunk);
        }
    }

    private static async Task<byte[]?> ReadAsync(HttpContext context, IngressOptions limits, byte[] chunk)
    {
        using var body = new MemoryStream();
        var total = 0L;
        int count;
        while ((count = await context.Request.Body.ReadAsync(chunk, context.RequestAborted)) > 0)
        {
            total += count;
            if (total <= limits.MaxBodyBytes)
            {
                body.Write(chunk, 0, count);
            }
            else if (total > limits.DrainBytes)
            {
                context.Response.Headers.Connection = "close";
                return null;
            }
        }

        return total > limits.MaxBodyBytes ? null : body.ToArray();
    }
}
