using Muistot.Tests.Harness;
using MySqlConnector;

namespace Muistot.Tests.Integration.Import;

/// <summary>What a service being replaced leaves behind: a database on MariaDB and a folder of images.</summary>
internal sealed class SourceService : IDisposable
{
    private SourceService(string connectionString) => ConnectionString = connectionString;

    /// <summary>Where its database is.</summary>
    public string ConnectionString { get; }

    /// <summary>Where its images are.</summary>
    public string Images { get; } = Directory.CreateTempSubdirectory("muistot-old-").FullName;

    /// <summary>Makes one in which there is nothing.</summary>
    public static async Task<SourceService> CreateAsync()
    {
        var old = new SourceService(await (await SharedServers.MariaDbAsync()).CreateDatabaseAsync());
        await old.RunAsync(await File.ReadAllTextAsync(Repository.At("Muistot.Tests", "Integration", "Import", "old-service.sql")));
        return old;
    }

    /// <summary>
    /// Makes one with a project, <c>harbour</c>, a site in it, <c>old-quay</c>, a person, <c>Maija</c>, and a memory of hers.
    /// </summary>
    public static async Task<SourceService> CreateFilledAsync()
    {
        var old = await CreateAsync();
        await old.RunAsync(
            """
            INSERT INTO users (id, email, username, lang_id, created_at, modified_at) VALUES (7, 'maija@example.com', 'Maija', 1, '2020-01-15 12:00:00', '2020-06-15 12:00:00');
            INSERT INTO projects (id, name, created_at, modified_at) VALUES (3, 'harbour', '2020-01-15 12:00:00', '2020-01-15 12:00:00');
            INSERT INTO project_information (project_id, lang_id, name) VALUES (3, 1, 'Satama');
            INSERT INTO sites (id, project_id, name, location, creator_id) VALUES (11, 3, 'old-quay', ST_GeomFromText('POINT(24.956 60.167)'), 7);
            INSERT INTO site_information (site_id, lang_id, name) VALUES (11, 1, 'Vanha laituri');
            INSERT INTO memories (id, site_id, user_id, title, story, created_at, modified_at) VALUES
              (4711, 11, 7, 'Uimassa', 'Vesi oli kylmää.', '2021-01-15 12:00:00', '2021-07-15 12:00:00');
            """);
        return old;
    }

    /// <summary>Does something to its database.</summary>
    public async Task RunAsync(string sql, params (string Name, object Value)[] parameters)
    {
        // In the field there are dates that no calendar has.
        await using var connection = new MySqlConnection(ConnectionString + ";Allow User Variables=true");
        await connection.OpenAsync();
        await using var command = new MySqlCommand("SET SESSION sql_mode = '', foreign_key_checks = 0;" + sql,
            connection)
        { CommandTimeout = 600 };
        foreach (var (name, value) in parameters)
            command.Parameters.AddWithValue(name, value);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Puts a file among its images.</summary>
    public void Put(string name, byte[] content) => File.WriteAllBytes(Path.Combine(Images, name), content);

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Images, recursive: true);
}
