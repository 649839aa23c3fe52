using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Sagas.Contracts;

namespace Sagas.Service.Ingress;

/// <summary>The summaries that the contracts carry, from the documentation file beside their assembly; without the file there are none.</summary>
internal static partial class Meaning
{
    private static readonly Lazy<Dictionary<string, XElement>> Members = new(Load);

    public static string? Of(Type type) => Text($"T:{type.FullName}");

    /// <summary>The property's own summary, or that of the interface it comes from.</summary>
    public static string? Of(PropertyInfo property) => property.DeclaringType!.GetInterfaces().Prepend(property.DeclaringType!)
        .Select(type => Text($"P:{type.FullName}.{property.Name}"))
        .FirstOrDefault(text => text is not null);

    private static string? Text(string member)
    {
        if (!Members.Value.TryGetValue(member, out var summary))
        {
            return null;
        }

        var words = summary.Nodes().Select(node => node switch
        {
            XText text => text.Value,
            XElement element => element.Attribute("cref")?.Value.Split('.')[^1] ?? element.Value,
            _ => "",
        });
        return Spaces().Replace(string.Concat(words), " ").Trim();
    }

    private static Dictionary<string, XElement> Load()
    {
        var file = Path.Combine(AppContext.BaseDirectory, typeof(IPaymentMessage).Assembly.GetName().Name + ".xml");
        return !File.Exists(file) ? [] : XDocument.Load(file)
            .Descendants("member")
            .Where(member => member.Element("summary") is not null)
            .ToDictionary(member => member.Attribute("name")!.Value, member => member.Element("summary")!, StringComparer.Ordinal);
    }

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Spaces();
}
