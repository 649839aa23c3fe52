using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using MassTransit;
using MassTransit.Serialization;

namespace Sagas.Tests.Contracts;

/// <summary>Writes down how types look on the wire, asking the serialiser that is used there.</summary>
internal static class WireNames
{
    private static readonly JsonSerializerOptions Wire = SystemTextJsonMessageSerializer.Options;

    /// <summary>Names and fields of a message.</summary>
    public static void Message(StringBuilder text, Type type)
    {
        text.Append("## ").Append(type.Name).Append('\n')
            .Append("entity ").Append(type.GetCustomAttribute<EntityNameAttribute>()?.EntityName ?? "not pinned").Append('\n')
            .Append("urn ").Append(type.GetCustomAttribute<MessageUrnAttribute>() is null ? "not pinned" : MessageUrn.ForType(type).ToString()).Append('\n');
        Fields(text, type);
    }

    /// <summary>Fields of a part of messages.</summary>
    public static void Part(StringBuilder text, Type type)
    {
        text.Append("## ").Append(type.Name).Append('\n');
        Fields(text, type);
    }

    /// <summary>Words and numbers of an enum.</summary>
    public static void Words(StringBuilder text, Type type)
    {
        text.Append("## ").Append(type.Name).Append('\n');
        foreach (var value in Enum.GetValues(type))
            text.Append(FormattableString.Invariant($"{Convert.ToInt64(value, null)} {value} {JsonSerializer.Serialize(value, type, Wire)}\n"));
        text.Append('\n');
    }

    private static void Fields(StringBuilder text, Type type)
    {
        foreach (var property in Wire.GetTypeInfo(type).Properties.OrderBy(property => property.Name, StringComparer.Ordinal))
            text.Append("- ").Append(property.Name).Append(": ").Append(TypeOf(property)).Append(property.IsRequired ? ", required" : "").Append('\n');
        text.Append('\n');
    }

    private static string TypeOf(JsonPropertyInfo property)
    {
        var name = NameOf(property.PropertyType);
        return property is { IsGetNullable: true } && !name.EndsWith('?') ? name + "?" : name;
    }

    private static string NameOf(Type type) => Nullable.GetUnderlyingType(type) is { } inner ? NameOf(inner) + "?"
        : type.IsGenericType ? $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GetGenericArguments().Select(NameOf))}>"
        : type.Name;
}
