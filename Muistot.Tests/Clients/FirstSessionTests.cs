using System.Globalization;
using System.Text.RegularExpressions;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Clients;

/// <summary>
/// The README's first session, word by word: its blocks of commands are given to bash in a folder that looks like the repository, and print
/// what the blocks below them say. Only the port is another one.
/// </summary>
[Parallelizable(ParallelScope.Self)]
public sealed partial class FirstSessionTests
{
    private const string Port = "127.0.0.1:5600";

    [Test]
    public async Task GoesAsTheReadmeSays()
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
        var session = Blocks(address);
        Assert.That(session, Has.Count.GreaterThan(4));

        const string end = "--- end of block ---";
        var script = string.Join('\n', session.Select(block => $"{block.Commands}\necho '{end}'"));
        var run = await Tool.RunAsync("bash", ["-c", script], folder);

        Directory.Delete(folder, recursive: true);
        Assert.That(run.Errors, Is.Empty);
        var printed = run.Output.Split($"{end}\n");
        using var all = Assert.EnterMultipleScope();
        foreach (var (block, output) in session.Zip(printed))
            Assert.That(output, Does.Match(PatternOf(block.Expected)), block.Commands);
    }

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

    [GeneratedRegex("```sh\n(?<commands>[^`]*?)\n```\n\n```text\n(?<expected>.*?\n)```",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Block();
}
