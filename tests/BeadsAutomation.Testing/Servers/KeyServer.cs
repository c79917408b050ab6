using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace BeadsAutomation.Testing.Servers;

/// <summary>Greets as a MySQL server whose users have <c>caching_sha2_password</c>, and asks each client for the password itself.</summary>
public sealed class KeyServer : IDisposable
{
    private readonly TcpListener _listener = TcpListener.Create(0);
    private readonly CancellationTokenSource _end = new();
    private int _passwords;

    public KeyServer()
    {
        _listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>An address of this machine that others reach, too; <see langword="null"/> where it has none.</summary>
    public static string? OpenAddress =>
        NetworkInterface
            .GetAllNetworkInterfaces()
            .Where(network => network.OperationalStatus == OperationalStatus.Up)
            .SelectMany(network => network.GetIPProperties().UnicastAddresses)
            .Select(unicast => unicast.Address)
            .FirstOrDefault(address => !IPAddress.IsLoopback(address) && !address.IsIPv6LinkLocal)
            ?.ToString();

    /// <summary>How many clients sent their password, under a key that this server made up.</summary>
    public int Passwords => _passwords;

    public void Dispose()
    {
        _end.Cancel();
        _listener.Dispose();
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        var end = _end.Token;
        try
        {
            while (true)
            {
                _ = ServeAsync(await _listener.AcceptTcpClientAsync(end), end);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException)
        {
            // Disposed.
        }
    }

    private async Task ServeAsync(TcpClient accepted, CancellationToken end)
    {
        using var client = accepted;
        var stream = client.GetStream();
        try
        {
            await stream.WriteAsync(MySqlPacket.Of(0, Greeting()).Bytes, end);
            await MySqlPacket.ReadAsync(stream, end);
            // "Authenticate in full": what it holds of this user is not enough.
            await stream.WriteAsync(MySqlPacket.Of(2, [1, 4]).Bytes, end);
            var answer = await MySqlPacket.ReadAsync(stream, end);
            if (answer.Bytes is [_, _, _, _, 2])
            {
                // It asked for our key, which is no harm yet.
                using var key = RSA.Create(2048);
                byte[] pem = [1, .. Encoding.ASCII.GetBytes(key.ExportSubjectPublicKeyInfoPem())];
                await stream.WriteAsync(MySqlPacket.Of(4, pem).Bytes, end);
                await MySqlPacket.ReadAsync(stream, end);
                Interlocked.Increment(ref _passwords);
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // The client had enough, or the test is over.
        }
    }

    /// <summary>Protocol 10, no TLS, with the plugin's name.</summary>
    private static byte[] Greeting()
    {
        const ushort low = 0xA201; // long password, protocol 4.1, transactions, secure connection
        const ushort high = 0x0009; // several statements, plugins for the log-in
        return
        [
            10,
            .. "8.0.31\0"u8,
            1,
            0,
            0,
            0,
            .. "abcdefgh\0"u8,
            low & 0xFF,
            low >> 8,
            45,
            2,
            0,
            high & 0xFF,
            high >> 8,
            21,
            .. new byte[10],
            .. "ijklmnopqrst\0"u8,
            .. "caching_sha2_password\0"u8,
        ];
    }
}
