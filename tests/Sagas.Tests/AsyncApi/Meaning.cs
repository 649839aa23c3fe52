using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Sagas.Contracts;

namespace Sagas.Tests.AsyncApi;

/// <summary>The summaries that the contracts carry.</summary>
internal static partial class Meaning
{
    private static readonly Dictionary<string, XElement> Members = XDocument
        .Load(Path.ChangeExtension(typeof(IPaymentMessage).Assembly.Location, ".xml"))
        .Descendants("member")
        .Where(member => member.Element("summary") is not null)
        .ToDictionary(member => member.Attribute("name")!.Value, member => member.Element("summary")!, StringComparer.Ordinal);

    public static string? Of(Type type) => Text($"T:{type.FullName}");

    /// <summary>The property's own summary, or that of the interface it comes from.</summary>
    public static string? Of(PropertyInfo property) => property.DeclaringType!.GetInterfaces().Prepend(property.DeclaringType!)
        .Select(type => Text($"P:{type.FullName}.{property.Name}"))
        .FirstOrDefault(text => text is not null);

    private static string? Text(string member)
    {
        if (!Members.TryGetValue(member, out var summary))
            return null;
        var words = summary.Nodes().Select(node => node switch
        {
            XText text => text.Value,
            XElement element => element.Attribute("cref")?.Value.Split('.')[^1] ?? element.Value,
            _ => "",
        });
        return Spaces().Replace(string.Concat(words), " ").Trim();
    }

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Spaces();
}
