using System.Security.Cryptography;

namespace BeadsAutomation.Common;

/// <summary>The one source of chance; tests derive from it to know what comes.</summary>
#pragma warning disable RS0030 // This is the place.
public class Entropy
{
    /// <summary>A new claim token: 32 lower-case hexadecimal digits.</summary>
    public virtual string NewToken() => Guid.NewGuid().ToString("N");

    /// <summary>A new id for a row of bd's events.</summary>
    public virtual string NewEventId() => Guid.NewGuid().ToString("D");

    /// <summary>A fresh value for bd's <c>row_lock</c>: never 0.</summary>
    public virtual long NewRowLock()
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        RandomNumberGenerator.Fill(bytes);
        return BitConverter.ToInt64(bytes) | 1L;
    }

    /// <summary>A number from 0 up to, but not, 1.</summary>
    public virtual double NextShare() => RandomNumberGenerator.GetInt32(int.MaxValue) / (double)int.MaxValue;
}
#pragma warning restore RS0030
