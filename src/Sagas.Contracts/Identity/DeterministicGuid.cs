using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Sagas.Contracts;

/// <summary>Name-based ids of version 5 (RFC 9562, section 5.5): the same name gives the same id in every process and language.</summary>
public static class DeterministicGuid
{
    /// <summary>The id of <paramref name="name"/> within <paramref name="scope"/>.</summary>
    /// <param name="scope">The namespace id.</param>
    /// <param name="name">The name's octets, of any length.</param>
    public static Guid Create(Guid scope, ReadOnlySpan<byte> name)
    {
        Span<byte> hash = stackalloc byte[SHA1.HashSizeInBytes];
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
        Span<byte> scopeBytes = stackalloc byte[16];
        scope.TryWriteBytes(scopeBytes, bigEndian: true, out _);
        sha.AppendData(scopeBytes);
        sha.AppendData(name);
        sha.GetHashAndReset(hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }

    /// <summary>
    /// The id of a sequence of texts. Each text enters as its UTF-8 length (4 octets, big-endian) and its UTF-8 octets,
    /// so that ("ab", "c") and ("a", "bc") differ.
    /// </summary>
    public static Guid Create(Guid scope, params ReadOnlySpan<string> parts)
    {
        var buffer = new List<byte>(128);
        Span<byte> length = stackalloc byte[sizeof(int)];
        foreach (var part in parts)
        {
            var octets = Encoding.UTF8.GetBytes(part);
            BinaryPrimitives.WriteInt32BigEndian(length, octets.Length);
            buffer.AddRange(length);
            buffer.AddRange(octets);
        }

        return Create(scope, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(buffer));
    }
}
