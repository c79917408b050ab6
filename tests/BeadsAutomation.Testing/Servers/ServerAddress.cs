using System.Data.Common;
using MySqlConnector;

namespace BeadsAutomation.Testing.Servers;

/// <summary>Where a server is and who we are there; a user who may create databases and users.</summary>
public sealed record ServerAddress(string Host, int Port, string User, string Password)
{
    /// <summary>Reads <c>mysql://user:password@host:port</c>; user and password are percent-encoded where they hold special characters.</summary>
    public static ServerAddress Parse(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri is not { Scheme: "mysql" })
        {
            throw new FormatException("A test server is named as mysql://user:password@host:port.");
        }
        var account = uri.UserInfo.Split(':', 2);
        return new ServerAddress(
            uri.Host,
            uri.Port > 0 ? uri.Port : 3306,
            account[0].Length == 0 ? "root" : Uri.UnescapeDataString(account[0]),
            account.Length < 2 ? "" : Uri.UnescapeDataString(account[1])
        );
    }

    /// <summary>The product's options for this server.</summary>
    public BeadsOptions ApplyTo(BeadsOptions options, string database) =>
        options with
        {
            Host = Host,
            Port = Port,
            User = User,
            Password = Password,
            Database = database,
        };

    /// <summary>Opens a connection for a test itself, without a pool: flags come as numbers.</summary>
    public async Task<DbConnection> OpenAsync(string? database = null)
    {
        var connection = new MySqlConnection(
            new MySqlConnectionStringBuilder
            {
                Server = Host,
                Port = (uint)Port,
                UserID = User,
                Password = Password,
                Database = database,
                SslMode = MySqlSslMode.Disabled,
                GuidFormat = MySqlGuidFormat.None,
                AllowPublicKeyRetrieval = true,
                TreatTinyAsBoolean = false,
                AllowUserVariables = true,
                Pooling = false,
                DefaultCommandTimeout = 60,
            }.ConnectionString
        );
        await connection.OpenAsync();
        return connection;
    }
}
