using System.CommandLine;
using System.Text.RegularExpressions;
using Muistot.Api.Commands;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Unit.Operations;

/// <summary>What the program makes of its command line, before anything is done.</summary>
public sealed partial class CommandLineTests
{
    [TestCase("'twice' is unknown. migrate --help", "migrate", "twice")]
    [TestCase("'foo' is unknown. migrate --help", "migrate", "--", "foo")]
    [TestCase("'foo' is unknown. seed --help", "seed", "foo")]
    [TestCase("'swep' is unknown. images --help", "images", "swep")]
    [TestCase("Required command", "seed")]
    [TestCase("Required argument", "superuser", "grant")]
    [TestCase("Required argument", "superuser", "grant", "--ConnectionStrings:Muistot=Data Source=other.db")]
    [TestCase("'--all' is unknown", "superuser", "grant", "--all")]
    [TestCase("--force must be followed by a number", "images", "sweep", "--force=salainen")]
    [TestCase("'--force' is unknown", "reports", "sweep", "--force=salainen")]
    [TestCase("'--yes' is unknown", "--yes")]
    [TestCase("'--foo' is unknown", "serve", "--foo")]
    [TestCase("--user must be followed by a value", "sessions", "clear", "--user", "--yes")]
    [TestCase("--user must be followed by a value", "sessions", "clear", "--user", "--yes", "--Redis:Connection=127.0.0.1:1")]
    [TestCase("Database:MigrateOnStart must have a value", "serve", "--Database:MigrateOnStart")]
    [TestCase("Database:MigrateOnStart must have a value", "--Database:MigrateOnStart", "--Modules=login")]
    [TestCase("Unknown setting Databse:Provider", "migrate", "--Databse:Provider=salainen")]
    [TestCase("Unknown setting Database:Provdier", "--Database:Provdier", "salainen")]
    [TestCase("Unknown setting Mail:Smtp:Pasword", "serve", "--Mail:Smtp:Pasword=salainen")]
    [TestCase("Unknown setting Mail:Driver:0", "serve", "--Mail:Driver:0=Smtp")]
    [TestCase("Unknown setting Files:Drive.", "serve", "--Files:Drive=S3")]
    [TestCase("--list and --script cannot be combined", "migrate", "--list", "--script")]
    [TestCase("--from can only be combined with --script", "migrate", "--from", "20261125073913_Initial")]
    [TestCase("--sites must be a number from 0", "seed", "load", "--sites", "-1")]
    [TestCase("--sites must be a number from 0", "seed", "load", "--sites", "many")]
    [TestCase("--sites must be a number from 0 to 10000000.", "seed", "load", "--sites", "10000001")]
    [TestCase("--memories must be a number from 0 to 10000.", "seed", "load", "--memories", "2147483647")]
    [TestCase("--text must be a number from 0 to 20000.", "seed", "load", "--text", "20001")]
    [TestCase("--prefix must be", "seed", "load", "--prefix", "")]
    [TestCase("--prefix must be", "seed", "load", "--prefix", "a b/ö")]
    [TestCase("--prefix must be", "seed", "load", "--prefix", "a\nb")]
    [TestCase("Option '--project' is required", "export", "--format", "csv")]
    [TestCase("--project must be the id of a project", "export", "--project", "a b", "--format", "csv")]
    [TestCase("--format must be one of", "export", "--project", "some-project", "--format", "salainen")]
    [TestCase("--type must be one of", "export", "--project", "some-project", "--format", "csv", "--type", "salainen")]
    [TestCase("--sep must be one of", "export", "--project", "some-project", "--format", "csv", "--sep", "|")]
    [TestCase("--sep can only be combined with --format csv.", "export", "--project", "some-project", "--format", "fgb", "--sep", ";")]
    [TestCase("--zoom can only be combined with --format pmtiles.", "export", "--project", "some-project", "--format", "csv", "--zoom", "3")]
    [TestCase("--zoom must be a number from 0 to 18.", "export", "--project", "some-project", "--format", "pmtiles", "--zoom", "19")]
    public void IsRefusedInOneSentence(string says, params string[] args)
    {
        var faults = MuistotCommandLine.Parse(args).Faults;

        Assert.That(faults, Has.Count.EqualTo(1));
        Assert.That(faults[0], Does.Contain(says).And.Not.Contain("salainen"));
    }

    [Test]
    public void RefusesAPrefixThatMakesIdsTooLong() =>
        Assert.That(MuistotCommandLine.Parse(["seed", "load", "--prefix", new string('a', 245)]).Faults, Has.Count.EqualTo(1));

    [TestCase("")]
    [TestCase("--urls=http://127.0.0.1:1", "--urls", "http://127.0.0.1:1")]
    [TestCase("--Urls=http://127.0.0.1:1", "serve", "--Urls=http://127.0.0.1:1")]
    [TestCase("--Database:Provider=MySql", "migrate", "--Database:Provider", "MySql", "--list")]
    [TestCase("--PublicUrl=http://a.example --Modules=login", "superuser", "grant", "--PublicUrl=http://a.example", "Maija",
        "--Modules", "login")]
    [TestCase("--ConnectionStrings:Muistot=Server=a;Password=b=c", "reports", "list", "--ConnectionStrings:Muistot=Server=a;Password=b=c")]
    [TestCase("--environment=Testing --contentRoot=/a --applicationName=b --Database=", "--environment=Testing", "--contentRoot=/a",
        "--applicationName=b", "--Database=")]
    [TestCase("--Cors:Origins:0=http://a.example --Logging:LogLevel:Default=Trace", "--Cors:Origins:0=http://a.example",
        "--Logging:LogLevel:Default=Trace")]
    [TestCase("", "seed", "load", "--projects", "2", "--memories=3")]
    [TestCase("", "superuser", "grant", "@maija")]
    [TestCase("", "export", "--project", "some-project", "--format", "csv", "--sep", ";", "--type=memories")]
    [TestCase("", "export", "--project", "some-project", "--format", "pmtiles", "--zoom", "18", "--output", "/tmp/a.pmtiles")]
    public void TakesSettingsAnywhere(string settings, params string[] args)
    {
        var (parsed, faults) = MuistotCommandLine.Parse(args);

        Assert.That(faults, Is.Empty);
        Assert.That(string.Join(' ', MuistotCommandLine.SettingsOf(parsed)), Is.EqualTo(settings));
    }

    [Test]
    public void KnowsEverySettingOfThePage()
    {
        var names = Row().Matches(File.ReadAllText(Repository.At("docs", "settings.md"))).Select(row => row.Groups["name"].Value).ToList();

        Assert.That(names, Has.Count.GreaterThan(50));
        Assert.That(names.Where(name => MuistotCommandLine.Parse([$"--{name}=1"]).Faults.Count > 0), Is.Empty);
    }

    [Test]
    public void ListsVerbsInALineEach()
    {
        var help = HelpOf("--help");

        Assert.That(help, Does.Contain("import").And.Not.Contain("It only reads in the source"));
        Assert.That(help, Does.Contain("0 done, 1 failed, 2 wrong usage, 130 interrupted").And.Contain("--Section:Key <VALUE>"));
    }

    [TestCase("younger than an", "images", "sweep")]
    [TestCase("rows whose file is gone", "images", "sweep")]
    [TestCase("begin with the prefix already", "seed", "load")]
    [TestCase("It only reads in the source", "import")]
    [TestCase("--Section:Key <VALUE>", "migrate")]
    public void SaysAllOfACommandInItsOwnHelp(string says, params string[] command) =>
        Assert.That(HelpOf([.. command, "--help"]), Does.Contain(says).And.Not.Contain("additional arguments"));

    /// <summary>Whatever else is missing: who asks for help does not know it yet.</summary>
    [TestCaseSource(nameof(EveryCommand))]
    public void ShowsHelpAtEveryCommand(string name)
    {
        var (parsed, faults) = MuistotCommandLine.Parse([.. name.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);
        using var output = new StringWriter();
        var exitCode = parsed.Invoke(new InvocationConfiguration { Output = output });

        Assert.That((faults, exitCode), Is.EqualTo((Array.Empty<string>(), 0)));
        Assert.That(output.ToString(), Does.Contain("Usage:").And.Contain(name));
    }

    private static IEnumerable<string> EveryCommand() => CommandsBelow(MuistotCommandLine.Parse([]).Parsed.RootCommandResult.Command, "");

    private static IEnumerable<string> CommandsBelow(Command command, string path) =>
        command.Subcommands.SelectMany(below => CommandsBelow(below, $"{path} {below.Name}".Trim())).Prepend(path);

    private static string HelpOf(params string[] args)
    {
        using var output = new StringWriter();
        MuistotCommandLine.Parse(args).Parsed.Invoke(new InvocationConfiguration { Output = output });
        return output.ToString();
    }

    [GeneratedRegex(@"^\| `(?<name>[A-Z][A-Za-z0-9:_]+)` \|", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex Row();
}
