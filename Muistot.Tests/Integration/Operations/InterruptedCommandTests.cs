using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Operations;

/// <summary>Commands that are ended before they are done.</summary>
public sealed class InterruptedCommandTests() : IntegrationTest(Backend.Embedded)
{
    [Test]
    public async Task SayThatWhatWasDoneStays()
    {
        var database = await Host.CreateDatabaseAsync();
        await OperatorProgram.RunAsync(Host, ["migrate"], ("ConnectionStrings:Muistot", database));
        var start = new ProcessStartInfo("dotnet", [OperatorProgram.Program, "seed", "load", "--sites", "1000000"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var (name, value) in OperatorProgram.EnvironmentOf(Host.Settings, ("ConnectionStrings:Muistot", database)))
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        await UntilThereIsAProjectAsync(database);

        using var kill = Process.Start("kill", ["-s", "TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.That((process.ExitCode, errors), Is.EqualTo((130, "Interrupted. Completed work was kept.\n")));
    }

    private static async Task UntilThereIsAProjectAsync(string database)
    {
        await using var connection = new SqliteConnection(database);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM projects";
        while (await command.ExecuteScalarAsync() is 0L)
            await Task.Delay(20);
    }
}
