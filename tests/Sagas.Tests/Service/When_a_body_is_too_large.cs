using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;

namespace Sagas.Tests.Service;

/// <summary>On a real connection: a client that is still writing must see the answer, not a reset.</summary>
public sealed class When_a_body_is_too_large : IDisposable
{
    private const int Megabyte = 1024 * 1024;
    private readonly ServiceHost _host = ServiceHost.OnTheWire();

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData(2 * Megabyte, false)]
    [InlineData(2 * Megabyte, true)]
    [InlineData(8 * Megabyte, false)]
    [InlineData(8 * Megabyte, true)]
    public async Task It_is_read_thrown_away_and_answered_413(int bytes, bool chunked)
    {
        using var client = _host.CreateClient();
        using var request = Request(bytes, chunked);
        using var response = await client.SendAsync(request);

        await response.ProblemAsync(413);
        response.Headers.ConnectionClose.ShouldBeNull("the body was read whole, so the connection is good");
        _host.Bus.All.ShouldBeEmpty();
    }

    [Fact]
    public async Task Beyond_the_second_limit_it_is_answered_without_being_read()
    {
        using var socket = new TcpClient();
        using var client = _host.CreateClient();
        await socket.ConnectAsync("127.0.0.1", client.BaseAddress.ShouldNotBeNull().Port);
        await using var stream = socket.GetStream();

        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /events/cancel-payment HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {9 * Megabyte}\r\n\r\n"));

        using var reader = new StreamReader(stream);
        (await reader.ReadLineAsync()).ShouldBe("HTTP/1.1 413 Payload Too Large");
    }

    [Fact]
    public async Task The_server_does_not_name_itself_and_foreign_host_names_are_refused()
    {
        using var client = _host.CreateClient();
        using var known = await client.GetAsync(new Uri("/health/live", UriKind.Relative));
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/api/payments", UriKind.Relative));
        request.Headers.Host = "evil.example";
        using var foreign = await client.SendAsync(request);

        known.Headers.Server.ShouldBeEmpty();
        ((int)foreign.StatusCode).ShouldBe(400);
    }

    private static HttpRequestMessage Request(int bytes, bool chunked)
    {
        var content = new ByteArrayContent(new byte[bytes]);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return new HttpRequestMessage(HttpMethod.Post, "/events/cancel-payment") { Content = content, Headers = { TransferEncodingChunked = chunked } };
    }
}
