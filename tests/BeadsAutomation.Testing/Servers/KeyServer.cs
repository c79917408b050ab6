using System.Net;
using System.Net.NetworkInformation;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace BeadsAutomation.Testing.Servers;

/// <summary>
/// Greets as a MySQL server whose users have <c>caching_sha2_password</c>, asks each client for the password itself, and takes whatever is
/// said by whoever knows it. With a certificate it speaks TLS, and then hears the password as it is.
/// </summary>
public sealed class KeyServer : IDisposable
{
    private const string Nonce = "abcdefghijklmnopqrst";
    private const byte KeyIsAsked = 2;
    private const byte Quit = 1;

    private readonly Accepting _accepting;
    private readonly RSA _key = RSA.Create(2048);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _logIns;
    private int _passwords;

    public KeyServer()
    {
        _accepting = new Accepting(TcpListener.Create(0), ServeAsync);
    }

    /// <summary>The password that it takes.</summary>
    public string Password { get; init; } = "s3cret";

    /// <summary>Its certificate, with its key; without one it has no TLS.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>Its public key.</summary>
    public string PublicKey => _key.ExportSubjectPublicKeyInfoPem();

    public int Port => _accepting.Address.Port;

    /// <summary>An address of this machine that others reach, too; <see langword="null"/> where it has none.</summary>
    public static string? OpenAddress =>
        NetworkInterface
            .GetAllNetworkInterfaces()
            .Where(network => network.OperationalStatus == OperationalStatus.Up)
            .SelectMany(network => network.GetIPProperties().UnicastAddresses)
            .Select(unicast => unicast.Address)
            .FirstOrDefault(address => !IPAddress.IsLoopback(address) && !address.IsIPv6LinkLocal)
            ?.ToString();

    /// <summary>How many clients said who they are.</summary>
    public int LogIns => _logIns;

    /// <summary>How many clients sent the right password in a way that this server can read.</summary>
    public int Passwords => _passwords;

    /// <summary>Done when the first connection has come to its end.</summary>
    public Task Ended => _ended.Task;

    public void Dispose()
    {
        _accepting.Dispose();
        _key.Dispose();
    }

    private async Task ServeAsync(TcpClient accepted, CancellationToken end)
    {
        using var client = accepted;
        try
        {
            await client.GetStream().WriteAsync(MySqlPacket.Of(0, Greeting()).Bytes, end);
            await using var stream = await EncryptedAsync(client.GetStream(), end);
            await TalkAsync(stream, end);
        }
        catch (Exception e)
            when (e is IOException or AuthenticationException or OperationCanceledException or ObjectDisposedException)
        {
            // The client had enough, or the test is over.
        }
        _ended.TrySetResult();
    }

    private async Task<Stream> EncryptedAsync(NetworkStream plain, CancellationToken end)
    {
        if (Certificate is null)
        {
            return plain;
        }
        // What asks for it tells nobody's name.
        await MySqlPacket.ReadAsync(plain, end);
        var encrypted = new SslStream(plain);
        await encrypted.AuthenticateAsServerAsync(
            new SslServerAuthenticationOptions { ServerCertificate = Certificate },
            end
        );
        return encrypted;
    }

    private async Task TalkAsync(Stream stream, CancellationToken end)
    {
        var logIn = await MySqlPacket.ReadAsync(stream, end);
        Interlocked.Increment(ref _logIns);
        // "Authenticate in full": what it holds of this user is not enough.
        await AnswerAsync(stream, logIn, [1, 4], end);
        var packet = await MySqlPacket.ReadAsync(stream, end);
        if (packet.Payload is [KeyIsAsked])
        {
            await AnswerAsync(stream, packet, [1, .. Encoding.ASCII.GetBytes(PublicKey)], end);
            packet = await MySqlPacket.ReadAsync(stream, end);
        }
        if (PasswordIn(packet) != Password)
        {
            var refusal = MySqlPacket.Refusal(1045, "Access denied for user 'root'@'localhost' (using password: YES)");
            await AnswerAsync(stream, packet, refusal.Payload.ToArray(), end);
            return;
        }
        Interlocked.Increment(ref _passwords);
        while (packet.Payload is not [Quit])
        {
            await AnswerAsync(stream, packet, [0, 0, 0, 2, 0, 0, 0], end);
            packet = await MySqlPacket.ReadAsync(stream, end);
        }
    }

    private static ValueTask AnswerAsync(Stream stream, MySqlPacket to, byte[] payload, CancellationToken end) =>
        stream.WriteAsync(MySqlPacket.Of((byte)(to.Sequence + 1), payload).Bytes, end);

    private string PasswordIn(MySqlPacket packet)
    {
        if (Certificate is not null)
        {
            return Encoding.UTF8.GetString(packet.Payload).TrimEnd('\0');
        }
        try
        {
            var mixed = _key.Decrypt(packet.Payload, RSAEncryptionPadding.OaepSHA1);
            return Encoding
                .UTF8.GetString([.. mixed.Select((b, i) => (byte)(b ^ Nonce[i % Nonce.Length]))])
                .TrimEnd('\0');
        }
        catch (CryptographicException)
        {
            // Sealed with the key of somebody else.
            return "";
        }
    }

    /// <summary>Protocol 10 with the plugin's name, and TLS where it has a certificate.</summary>
    private byte[] Greeting()
    {
        // long password, protocol 4.1, transactions, secure connection; TLS
        var low = Certificate is null ? 0xA201 : 0xAA01;
        const ushort high = 0x0009; // several statements, plugins for the log-in
        return
        [
            10,
            .. "8.0.31\0"u8,
            1,
            0,
            0,
            0,
            .. Encoding.ASCII.GetBytes(Nonce[..8]),
            0,
            (byte)low,
            (byte)(low >> 8),
            45,
            2,
            0,
            high & 0xFF,
            high >> 8,
            21,
            .. new byte[10],
            .. Encoding.ASCII.GetBytes(Nonce[8..]),
            0,
            .. "caching_sha2_password\0"u8,
        ];
    }
}
