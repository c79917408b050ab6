namespace BeadsAutomation.Configuration;

/// <summary>Where beads live.</summary>
internal static class StoreSettings
{
    public static IEnumerable<Setting> Store() =>
        [
            new(
                "store",
                "where beads live: dolt (a server) or jsonl (a file)",
                "dolt",
                (o, t) => o with { Store = Texts.ToStore(t) }
            )
            {
                Environment = ["BEADS_STORE"],
                Choices = ["dolt", "jsonl"],
            },
            new(
                "beadsFile",
                "the file of store jsonl, in bd's export format",
                ".beads/issues.jsonl",
                (o, t) => o with { BeadsFile = t }
            )
            {
                Environment = ["BEADS_FILE"],
                IsPath = true,
            },
        ];

    public static IEnumerable<Setting> Database() =>
        [
            new("host", "host of the Dolt or MySQL server", "127.0.0.1", (o, t) => o with { Host = t })
            {
                Environment = ["BEADS_DOLT_SERVER_HOST"],
                MetadataKey = "dolt_server_host",
            },
            new("port", "its port", "3307", (o, t) => o with { Port = Texts.ToNumber(t) })
            {
                Environment = ["BEADS_DOLT_SERVER_PORT", "BEADS_DOLT_PORT"],
                MetadataKey = "dolt_server_port",
                Json = JsonKinds.Number,
            },
            new("user", "user of the database", "root", (o, t) => o with { User = t })
            {
                Environment = ["BEADS_DOLT_SERVER_USER"],
                MetadataKey = "dolt_server_user",
            },
            new("password", "its password", "none", (o, t) => o with { Password = t })
            {
                Environment = ["BEADS_DOLT_PASSWORD"],
                IsSecret = true,
            },
            new("database", "name of the database", "beads", (o, t) => o with { Database = t })
            {
                Environment = ["BEADS_DOLT_SERVER_DATABASE"],
                MetadataKey = "dolt_database",
            },
            new(
                "projectId",
                "bd's project id; refused when the database has another",
                "not checked",
                (o, t) => o with { ProjectId = t }
            )
            {
                MetadataKey = "project_id",
                HasOption = false,
            },
        ];

    public static IEnumerable<Setting> Encryption() =>
        [
            new(
                "tls",
                "off, required, verify-ca or verify-full; false means off and true verify-full",
                "off",
                (o, t) => o with { Tls = Texts.ToTls(t) }
            )
            {
                Environment = ["BEADS_DOLT_SERVER_TLS"],
                Choices = ["off", "required", "verify-ca", "verify-full"],
                MetadataKey = "dolt_server_tls",
                Json = JsonKinds.Text | JsonKinds.Switch,
            },
            new(
                "tlsCa",
                "file of the CA, or CAs, that the server's certificate must be of; with verify-ca and verify-full",
                "the system's",
                (o, t) => o with { TlsCaFile = PemFile.OfCertificates(t) }
            )
            {
                Environment = ["BEADS_DOLT_SERVER_TLS_CA"],
                IsPath = true,
            },
            new(
                "serverKey",
                "file of the server's public key: a password of caching_sha2_password then goes out under it without TLS",
                "none",
                (o, t) => o with { ServerKeyFile = PemFile.OfPublicKey(t) }
            )
            {
                Environment = ["BEADS_DOLT_SERVER_KEY"],
                IsPath = true,
            },
        ];
}
