using static BeadsAutomation.Options.SettingKinds;

namespace BeadsAutomation.Store;

/// <summary>Where beads live.</summary>
internal static class StoreSettings
{
    /// <summary>In the order in which people read them.</summary>
    public static IEnumerable<Setting> All => [.. Place, .. Database, .. Encryption];

    private static IEnumerable<Setting> Place { get; } =
    [
        Choice(
            "store",
            "BEADS_STORE",
            "where beads live: dolt (a server) or jsonl (a file)",
            "store",
            [("dolt", StoreKind.Dolt), ("jsonl", StoreKind.Jsonl)],
            o => o.Store,
            (o, v) => o with { Store = v }
        ),
        Location(
            "beadsFile",
            "BEADS_FILE",
            "the file of store jsonl, in bd's export format",
            o => o.BeadsFile,
            (o, t) => o with { BeadsFile = t }
        ) with
        {
            DefaultText = ".beads/issues.jsonl",
        },
    ];

    private static IEnumerable<Setting> Database { get; } =
    [
        Word(
            "host",
            "BEADS_DOLT_SERVER_HOST",
            "host of the Dolt or MySQL server",
            o => o.Host,
            (o, t) => o with { Host = t },
            max: 255
        ) with
        {
            MetadataKey = "dolt_server_host",
        },
        Count(
            "port",
            "BEADS_DOLT_SERVER_PORT",
            "its port",
            o => o.Port,
            (o, n) => o with { Port = n },
            min: 1,
            max: 65_535
        ) with
        {
            Environment = ["BEADS_DOLT_SERVER_PORT", "BEADS_DOLT_PORT"],
            MetadataKey = "dolt_server_port",
        },
        Word(
            "user",
            "BEADS_DOLT_SERVER_USER",
            "user of the database",
            o => o.User,
            (o, t) => o with { User = t },
            max: 255
        ) with
        {
            MetadataKey = "dolt_server_user",
        },
        Text("password", "BEADS_DOLT_PASSWORD", "its password", o => o.Password, (o, t) => o with { Password = t }) with
        {
            IsSecret = true,
        },
        Word(
            "database",
            "BEADS_DOLT_SERVER_DATABASE",
            "name of the database",
            o => o.Database,
            (o, t) => o with { Database = t },
            max: 64
        ) with
        {
            MetadataKey = "dolt_database",
        },
        Word(
            "projectId",
            null,
            "bd's project id; refused when the database has another",
            o => o.ProjectId,
            (o, t) => o with { ProjectId = t },
            max: 255
        ) with
        {
            DefaultText = "not checked",
            MetadataKey = "project_id",
            HasOption = false,
        },
    ];

    private static IEnumerable<Setting> Encryption { get; } =
    [
        Choice(
            "tls",
            "BEADS_DOLT_SERVER_TLS",
            "{choices}; false means off and true verify-full",
            "TLS mode",
            [
                ("off", TlsMode.Off),
                ("required", TlsMode.Required),
                ("verify-ca", TlsMode.VerifyCa),
                ("verify-full", TlsMode.VerifyFull),
            ],
            o => o.Tls,
            (o, v) => o with { Tls = v },
            // bd's.
            ("false", TlsMode.Off),
            ("0", TlsMode.Off),
            ("no", TlsMode.Off),
            ("disabled", TlsMode.Off),
            ("true", TlsMode.VerifyFull),
            ("on", TlsMode.VerifyFull),
            ("1", TlsMode.VerifyFull),
            ("yes", TlsMode.VerifyFull)
        ) with
        {
            MetadataKey = "dolt_server_tls",
            Json = JsonKinds.Text | JsonKinds.Switch,
        },
        Location(
            "tlsCa",
            "BEADS_DOLT_SERVER_TLS_CA",
            "file of the CA, or CAs, that the server's certificate must be of; with verify-ca and verify-full",
            o => o.TlsCaFile,
            (o, t) => o with { TlsCaFile = PemFile.OfCertificates(t) }
        ) with
        {
            DefaultText = "the system's",
        },
        Location(
            "serverKey",
            "BEADS_DOLT_SERVER_KEY",
            "file of the server's public key: a password of caching_sha2_password then goes out under it without TLS",
            o => o.ServerKeyFile,
            (o, t) => o with { ServerKeyFile = PemFile.OfPublicKey(t) }
        ),
    ];
}
