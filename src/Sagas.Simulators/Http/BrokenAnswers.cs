using System.Net.Mime;
using System.Text;
using Microsoft.Net.Http.Headers;
using Sagas.Simulators.Gateways;

namespace Sagas.Simulators.Http;

/// <summary>Answers that say nothing about what was done.</summary>
internal static class BrokenAnswers
{
    /// <summary>As a reverse proxy writes it.</summary>
    public static readonly SimulatedAnswer Html502 = new(
        StatusCodes.Status502BadGateway,
        MediaTypeNames.Text.Html,
        Encoding.ASCII.GetBytes(
            "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n"
            + "<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n"));

    /// <summary>JSON that breaks off in the middle.</summary>
    public static readonly SimulatedAnswer Garbage200 = new(
        StatusCodes.Status200OK,
        MediaTypeNames.Application.Json,
        Encoding.ASCII.GetBytes("""{"Success":tr"""));

    public static readonly SimulatedAnswer RateLimited = new(
        StatusCodes.Status429TooManyRequests,
        MediaTypeNames.Text.Plain,
        Encoding.ASCII.GetBytes("Too many requests"))
    {
        Headers = new Dictionary<string, string>(StringComparer.Ordinal) { [HeaderNames.RetryAfter] = "1" },
    };

    public static SimulatedAnswer ServerError(int status) => new(
        status,
        MediaTypeNames.Text.Plain,
        Encoding.ASCII.GetBytes("The server could not process the request"));
}
