namespace BeadsAutomation.Testing.Servers;

/// <summary>What speaks the MySQL protocol at the other end.</summary>
public enum Flavour
{
    MariaDb,
    MySql,
    Dolt,
}
