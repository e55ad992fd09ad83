using System.ComponentModel.DataAnnotations;

namespace Muistot.Infrastructure.Persistence;

/// <summary>Settings of section <c>Database</c>.</summary>
public sealed class DatabaseOptions : IValidatableObject
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Database";

    /// <summary>Name of the connection string.</summary>
    public const string ConnectionName = "Muistot";

    /// <summary>Which database: an embedded SQLite file, or a MySQL or MariaDB server.</summary>
    public DatabaseProvider Provider { get; set; } = DatabaseProvider.Sqlite;

    /// <summary>True to bring the database up to date at the start; otherwise the operator does.</summary>
    public bool MigrateOnStart { get; set; }

    /// <summary>True to fill a database that is new at the start with a made-up world, to try things on.</summary>
    public bool DemoContent { get; set; }

    /// <summary>Version of the server, as <c>10.11.6-mariadb</c> or <c>8.0.36-mysql</c>. Not used by SQLite.</summary>
    public string ServerVersion { get; set; } = "10.6.0-mariadb";

    /// <summary>
    /// How long a request waits for a database that is busy, at each step that waits: for the turn to write, for a lock, for a connection.
    /// In seconds. A database that refuses connections is given up at once, and one that says nothing after
    /// <see cref="ProbeMilliseconds"/>.
    /// </summary>
    [Range(1, 60)]
    public int BusySeconds { get; set; } = 5;

    /// <summary>
    /// How long a MySQL server has for an answer to whether it answers anyone, after an attempt to connect that took a second, in
    /// milliseconds. By default it is given up within two seconds then. A machine that is busier than that needs more. Not used by SQLite.
    /// </summary>
    [Range(100, 60_000)]
    public int ProbeMilliseconds { get; set; } = 600;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!Microsoft.EntityFrameworkCore.ServerVersion.TryParse(ServerVersion, out _))
            yield return new ValidationResult(
                $"Database:ServerVersion must be a version such as 10.11.6-mariadb or 8.0.36-mysql, and not '{ServerVersion}'.");
    }
}

/// <summary>The databases that the service runs on.</summary>
public enum DatabaseProvider
{
    /// <summary>A file beside the service.</summary>
    Sqlite,

    /// <summary>A MySQL 8 or MariaDB 10.6 server, or newer.</summary>
    MySql,
}
