using Sagas.Service.Ingress;

namespace Sagas.Service.Api;

/// <summary>The publisher's own message id.</summary>
internal static class MessageIdHeader
{
    public const string Name = "Message-Id";
    private static readonly string[] Names = [Name, "X-Message-Id"];

    public static string? Read(HttpRequest request, BodyErrors errors)
    {
        var given = Names.SelectMany(name => request.Headers[name]).OfType<string>().Distinct(StringComparer.Ordinal).ToArray();
        if (given.Length == 0)
        {
            return null;
        }

        if (given.Length > 1)
        {
            errors.Add(Name, "is given more than once with different values");
        }
        else if (IngressId.Given.Fault(given[0]) is { } fault)
        {
            errors.Add(Name, fault);
        }

        return given[0];
    }
}
