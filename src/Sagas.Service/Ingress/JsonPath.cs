using System.Globalization;

namespace Sagas.Service.Ingress;

/// <summary>Paths such as <c>items[1].amount</c>, as people write them.</summary>
internal static class JsonPath
{
    public static string Property(string parent, string name) => parent is BodyErrors.Root ? name : $"{parent}.{name}";

    public static string Index(string parent, int index) => string.Create(CultureInfo.InvariantCulture, $"{parent}[{index}]");
}
