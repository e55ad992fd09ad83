using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Clients;

/// <summary>
/// The README's first session, word by word: its blocks of commands are given to bash in a folder that looks like the repository, and print
/// what the blocks below them say. Only the port is another one. The page on map clients goes on where that session ends.
/// </summary>
[Parallelizable(ParallelScope.Self)]
public sealed partial class FirstSessionTests
{
    private const string Port = "127.0.0.1:5600";

    private const string End = "--- end of block ---";
    private const string Failure = "--- failed: ";
    private const string Imported = """{"created":2,"changed":0,"unchanged":0,"ignored_columns":["comment"]}""";

    [Test]
    public async Task GoesAsTheReadmeSaysAndOnAsThePageOnMapClientsDoes()
    {
        var folder = Directory.CreateTempSubdirectory("muistot-session-").FullName;
        var port = ServerProcess.FreePort();
        var address = $"127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}";
        Directory.CreateSymbolicLink(Path.Combine(folder, "Muistot.Api"), Repository.At("Muistot.Api"));
        await using var host = await TestHost.PrepareAsync(Backend.Embedded);
        await using var service = await RunningService.StartAsync(
            host, port, ("Database:DemoContent", "true"), ("PublicUrl", $"http://{address}"), ("Login:ServiceUrl", $"http://{address}/"),
            ("Login:AnswerMilliseconds", "100"), ("RateLimiting:Enabled", "true"),
            ("Mail:PickupDirectory", Path.Combine(folder, "data", "mail")));
        var (session, map) = (Blocks(address), MapBlocks(address));
        Assert.That((session.Count, map.Count), Is.GreaterThan((4, 4)));

        // Map clients tell on the way how far they are.
        var script = string.Join('\n', session.Select(block => block.Commands)
            .Append($"exec 2> map-clients.log; trap 'echo \"{Failure}$BASH_COMMAND\"' ERR").Concat(map.Where(IsOfClients))
            .Select(commands => $"{commands}\necho '{End}'"));
        var run = await Tool.RunAsync("bash", ["-c", script], folder);
        var printed = run.Output.Split($"{End}\n");
        var written = await OperateAsync(host, map.Where(block => !IsOfClients(block)), folder);
        var beginnings = written.Append("sites.gpkg").Append("sites.fgb")
            .ToDictionary(file => file, file => File.ReadAllText(Path.Combine(folder, file), Encoding.Latin1)[..4].TrimEnd('\u0003'));

        Directory.Delete(folder, recursive: true);
        Assert.That(run.Errors, Is.Empty);
        using var all = Assert.EnterMultipleScope();
        foreach (var (block, output) in session.Zip(printed))
            Assert.That(output, Does.Match(PatternOf(block.Expected)), block.Commands);
        var ofMap = printed[(session.Count + 1)..];
        Assert.That(ofMap, Has.None.Contains(Failure));
        Assert.That(ofMap[0], Does.Contain("my-street.sites (title: ").And.Contain("Layer name: my-street.sites")
            .And.Contain("Feature Count: 1\n"));
        Assert.That(ofMap[2], Is.EqualTo(Imported + Imported), "A dry run, and the import.");
        Assert.That(map, Has.One.Contains($"# {Imported}\n"));
        Assert.That(beginnings, Is.EquivalentTo(new Dictionary<string, string>
        {
            ["sites.gpkg"] = "SQLi",
            ["sites.fgb"] = "fgb",
            ["my-street.fgb"] = "fgb",
            ["memories.csv"] = "memo",
            ["my-street.pmtiles"] = "PMTi",
        }));
    }

    private static bool IsOfClients(string block) => !block.StartsWith("./run.sh", StringComparison.Ordinal);

    /// <summary>Runs commands of the program in a folder.</summary>
    /// <returns>The names of the files that they write.</returns>
    private static async Task<List<string>> OperateAsync(TestHost host, IEnumerable<string> blocks, string folder)
    {
        var written = new List<string>();
        foreach (var line in blocks.SelectMany(block => block.Split('\n')))
        {
            List<string> words = [.. line.Split(' ').Skip(1).Select(word => word.Trim('\''))];
            if (words.IndexOf("--output") is var output and >= 0)
                written.Add(words[output + 1]);
            var done = await OperatorProgram.RunAsync(
                host, words.Select(word => FileName().IsMatch(word) ? Path.Combine(folder, word) : word),
                ("Database:MigrateOnStart", "false"));
            Assert.That(done.ExitCode, Is.Zero, $"{line}\n{done.Errors}");
        }

        return written;
    }

    private static List<string> MapBlocks(string address) =>
    [
        .. ShellBlock().Matches(File.ReadAllText(Repository.At("docs", "map.md")).Replace(Port, address))
            .Select(block => block.Groups["commands"].Value),
    ];

    private static List<(string Commands, string Expected)> Blocks(string address)
    {
        var readme = File.ReadAllText(Repository.At("README.md"));
        var chapter = readme[readme.IndexOf("## A first session", StringComparison.Ordinal)..].Split("\n## ")[0].Replace(Port, address);
        var commands = chapter.Split('\n').Count(line => line == "```sh");
        var blocks = Block().Matches(chapter).Select(block => (block.Groups["commands"].Value, block.Groups["expected"].Value)).ToList();
        Assert.That(blocks, Has.Count.EqualTo(commands), "What each block of commands prints stands below it.");
        return blocks;
    }

    private static string PatternOf(string expected) => $"^{Regex.Escape(expected).Replace("…", "[^\\n]*")}$";

    [GeneratedRegex("```sh\n(?<commands>[^`]*?)\n```", RegexOptions.ExplicitCapture)]
    private static partial Regex ShellBlock();

    [GeneratedRegex(@"^[a-z-]+\.(fgb|csv|pmtiles)$", RegexOptions.ExplicitCapture)]
    private static partial Regex FileName();

    [GeneratedRegex("```sh\n(?<commands>[^`]*?)\n```\n\n```text\n(?<expected>.*?\n)```",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Block();
}
