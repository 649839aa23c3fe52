using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Sagas.Service.Ingress;

/// <summary>Texts of a JSON document, read without throwing on halves of surrogate pairs.</summary>
internal static class JsonText
{
    /// <summary>The text of a string value, or <c>null</c> when it is no Unicode text.</summary>
    public static string? Of(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            // "\ud800" alone: the parser accepts the escape, and there is no way to ask before reading it.
            return null;
        }
    }

    /// <summary>The property's name, or <c>null</c> when it is no Unicode text.</summary>
    public static string? NameOf(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            // The same as above, in a name.
            return null;
        }
    }

    /// <summary>Length in characters as people and databases count them, not in UTF-16 units.</summary>
    public static int Length(string text) => text.EnumerateRunes().Count();

    /// <summary>Nothing that a screen would hide or a log would stumble over.</summary>
    public static bool IsPrintable(string text) => text.EnumerateRunes().All(rune => Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
        or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator));
}
