using System.Buffers.Binary;
using System.Text;

namespace BeadsAutomation.Testing.Servers;

/// <summary>One packet of the MySQL protocol: three bytes of length, one of sequence, and what follows.</summary>
internal sealed record MySqlPacket(byte[] Bytes)
{
    private const byte QueryCommand = 3;
    private const byte Error = 0xFF;

    /// <summary>The text of a statement; <see langword="null"/> for any other packet, those of the log-in among them.</summary>
    public string? Statement =>
        Bytes[3] == 0 && Bytes[4] == QueryCommand ? Encoding.UTF8.GetString(Bytes.AsSpan(5)) : null;

    /// <summary>Where it stands in its conversation.</summary>
    public byte Sequence => Bytes[3];

    /// <summary>What it holds.</summary>
    public ReadOnlySpan<byte> Payload => Bytes.AsSpan(4);

    /// <summary>Whether it says that the server refuses.</summary>
    public bool IsRefusal => Bytes[4] == Error;

    /// <summary>The number of a refusal.</summary>
    public int Number => BinaryPrimitives.ReadUInt16LittleEndian(Bytes.AsSpan(5));

    public static MySqlPacket Query(string statement) => Of(0, [QueryCommand, .. Encoding.UTF8.GetBytes(statement)]);

    /// <summary>The refusal of a statement.</summary>
    public static MySqlPacket Refusal(ushort number, string text) =>
        Of(1, [Error, (byte)number, (byte)(number >> 8), .. "#HY000"u8, .. Encoding.UTF8.GetBytes(text)]);

    public static MySqlPacket Of(byte sequence, byte[] payload)
    {
        byte[] packet = [0, 0, 0, 0, .. payload];
        BinaryPrimitives.WriteInt32LittleEndian(packet, payload.Length);
        packet[3] = sequence;
        return new MySqlPacket(packet);
    }

    public static async Task<MySqlPacket> ReadAsync(Stream from, CancellationToken end)
    {
        var head = new byte[4];
        await from.ReadExactlyAsync(head, end);
        var packet = new byte[4 + (BinaryPrimitives.ReadInt32LittleEndian(head) & 0xFFFFFF)];
        head.CopyTo(packet, 0);
        await from.ReadExactlyAsync(packet.AsMemory(4), end);
        return new MySqlPacket(packet);
    }
}
