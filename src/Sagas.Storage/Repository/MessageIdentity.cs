using System.Reflection;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using MassTransit;
using Sagas.Contracts;

namespace Sagas.Storage;

/// <summary>Which message this is, for the inbox and the history.</summary>
/// <param name="Name">The pinned name in kebab case.</param>
/// <param name="Id">The message id as first sent; derived from the content when the publisher gave none.</param>
/// <param name="BodyHash">Of the message alone: an envelope differs each time it is sent.</param>
internal sealed record MessageIdentity(string Name, Guid Id, string BodyHash)
{
    // Absent and null are the same, so that a property added later does not change the hash of an older message.
    private static readonly JsonSerializerOptions HashOptions = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public static MessageIdentity Of<T>(ConsumeContext<T> context)
        where T : class
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(context.Message, HashOptions)));
        var name = MessageName<T>.Value;
        var id = context.GetOriginalMessageId() ?? context.MessageId ?? SagaIds.ForMessage("body", name, hash);
        return new MessageIdentity(name, id, hash);
    }
}

/// <summary>A message's name as stored: what its contract pins with <see cref="EntityNameAttribute"/>, without the common prefix.</summary>
internal static class MessageName<T>
{
    private const string Prefix = "sagas.";

    public static string Value { get; } = Read();

    private static string Read()
    {
        var pinned = typeof(T).GetCustomAttribute<EntityNameAttribute>()?.EntityName
            ?? throw new InvalidOperationException(
                $"{typeof(T).FullName} has no [EntityName]: its name would follow a rename and its stored duplicates would not be recognised.");
        return pinned.StartsWith(Prefix, StringComparison.Ordinal) ? pinned[Prefix.Length..] : pinned;
    }
}
