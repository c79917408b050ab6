using System.Buffers.Binary;
using System.Security.Cryptography;

namespace BeadsAutomation.Store.Jsonl;

/// <summary>A bead's line in one number: the version cell of a store without one. Any change of the line changes it.</summary>
internal static class Fingerprint
{
    /// <summary>The first 64 bits of the line's SHA-256.</summary>
    public static long Of(ReadOnlySpan<byte> line)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(line, hash);
        return BinaryPrimitives.ReadInt64BigEndian(hash);
    }
}
