using System.Globalization;
using System.Text.Json.Nodes;
using MySqlConnector;

namespace Muistot.Benchmark;

/// <summary>What moderators and authors of much are shown, beside one row read by its key.</summary>
internal static class Stewardship
{
    private const int Count = 200;
    private const int Projects = 50;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);

    internal static async Task MeasureAsync(World world, Results results)
    {
        var moderator = await world.Service.SignInAsync("moderator@example.com");
        var username = (string)JsonNode.Parse(await world.Service.ReadAsync("/me", moderator))!["username"]!;
        await using var connection = new MySqlConnection(world.Database);
        await connection.OpenAsync();
        await FillAsync(connection, username);
        var byKey = await Times.MeasureAsync(Count, WarmUp, number => ReadRowAsync(connection, number + 1));

        await MeasureAsync(22, $"moderation queue, first page of 100 000 in {Projects} projects", "/moderation?state=waiting");
        await MeasureAsync(23, "/me/memories, first page of 10 000", "/me/memories?limit=100");

        async Task MeasureAsync(int row, string work, string path)
        {
            Task<byte[]> AskAsync() => world.Service.ReadAsync(path, moderator);
            await AskAsync();
            var statements = await world.Statements.DuringAsync(AskAsync);
            var times = await Times.MeasureAsync(Count, TimeSpan.FromSeconds(1), _ => AskAsync());
            var slower = times.Percentile99 / byKey.Percentile99;
            results.Add(new Result(
                row, $"{work}, MariaDB, one after the other", 1000 / times.Median, times.Median, times.Percentile99,
                world.Service.Memory() / 1e6, statements.Length,
                string.Create(CultureInfo.InvariantCulture, $"p99 is {slower:F1} times that of one row by its key ({byKey.Percentile99:F2} ms)"),
                "≤ 20 times, ≤ 2 SQL", slower <= 20 && statements.Length <= 2));
        }
    }

    // Past the service: what maps and kept answers show of it is not asked for any more.
    private static async Task FillAsync(MySqlConnection connection, string username)
    {
        const string projects = "SELECT id FROM projects WHERE name LIKE 'many-00%' AND name < 'many-0050'";
        string[] statements =
        [
            $"UPDATE memories m JOIN sites s ON s.id = m.site_id SET m.published = FALSE WHERE s.project_id IN ({projects})",
            $"UPDATE sites SET published = FALSE WHERE project_id IN ({projects})",
            $"INSERT INTO project_moderators (project_id, user_id, created_at) SELECT p.id, u.id, UTC_TIMESTAMP() FROM projects p JOIN users u ON u.username = @username WHERE p.id IN ({projects})",
            "UPDATE memories m JOIN sites s ON s.id = m.site_id JOIN projects p ON p.id = s.project_id SET m.user_id = (SELECT id FROM users WHERE username = @username) WHERE p.name = 'words-0000' AND m.id % 2 = 0",
        ];
        foreach (var statement in statements)
        {
            await using var command = new MySqlCommand(statement, connection) { CommandTimeout = 300 };
            command.Parameters.AddWithValue("@username", username);
            await command.ExecuteNonQueryAsync();
        }
    }

    private static Task ReadRowAsync(MySqlConnection connection, int id) =>
        Peer.QueryAsync(connection, "SELECT * FROM memories WHERE id = @id", ("@id", id));
}
