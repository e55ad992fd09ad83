using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using Microsoft.Extensions.Options;
using Muistot.Api.Commands.Export;
using Muistot.Api.Commands.Import;
using Muistot.Api.Hosting;
using Muistot.Application.Common;

namespace Muistot.Api.Commands;

/// <summary>The program's commands, for those who run it. Without one it serves.</summary>
internal static class MuistotCommandLine
{
    /// <summary>Exit code of a command that could not do what it was asked.</summary>
    internal const int Failed = 1;

    /// <summary>Exit code of a command line that makes no sense.</summary>
    internal const int WrongUsage = 2;

    /// <summary>Exit code of a command that was ended before it was done: that of a shell after Ctrl+C.</summary>
    internal const int Interrupted = 130;

    private const string SettingHelp =
        """
        Settings come from appsettings.json, from the environment (Database__Provider=MySql), and from the command line
        (--Database:Provider=MySql). docs/settings.md lists them.
        Exit codes: 0 done, 1 failed, 2 wrong usage, 130 interrupted; of import 3 when the counts of both sides do not add up.
        """;

    // It says in the help that settings can be given, and carries them to the commands.
    private static readonly Option<string[]> Setting = new("--Section:Key")
    {
        Description = "Any setting, as --Database:Provider=MySql. docs/settings.md lists them.",
        HelpName = "VALUE",
        Recursive = true,
    };

    internal static async Task<int> RunAsync(string[] args)
    {
        var (parsed, faults) = Parse(args);
        foreach (var fault in faults)
            await Console.Error.WriteLineAsync(fault);
        if (faults.Count > 0)
        {
            if (IsGroup(parsed) && parsed.UnmatchedTokens.Count == 0)
                await Parse([parsed.CommandResult.Command.Name, "--help"])
                    .Parsed.InvokeAsync(new InvocationConfiguration { Output = Console.Error });
            return WrongUsage;
        }

        try
        {
            // Whoever is told to stop is killed after two seconds otherwise, with what it was writing.
            var configuration = new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = CommandLifetime.Grace + TimeSpan.FromSeconds(5)
            };
            return await parsed.InvokeAsync(configuration);
        }
        catch (OptionsValidationException wrong)
        {
            return Complain(string.Join(Environment.NewLine, wrong.Failures));
        }
        catch (WrongSettingException wrong)
        {
            return Complain(wrong.Message);
        }
        catch (Exception fault) when (fault is not HostAbortedException)
        {
            return Complain(MisreadSetting.ReasonOf(fault) ?? OperatorCommand.ReasonOf(fault));
        }
    }

    /// <summary>Reads a command line.</summary>
    /// <param name="args">The command line.</param>
    /// <returns>What is asked for, and what is wrong with it, a sentence each.</returns>
    internal static (ParseResult Parsed, IReadOnlyList<string> Faults) Parse(IReadOnlyList<string> args)
    {
        var (others, settings, faults) = SettingArguments.TakeFrom(args);
        var arguments = others.Concat(settings.SelectMany(setting => new[] { Setting.Name, setting })).ToList();

        // A name that begins with @ is not a file with more arguments in it.
        var parsed = Create().Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (faults.Count == 0)
            faults.AddRange(FaultsOf(parsed));
        return (parsed, faults);
    }

    /// <summary>The settings of a command line that has been read, as <c>--Section:Key=VALUE</c>.</summary>
    internal static string[] SettingsOf(ParseResult parsed) => [.. (parsed.GetValue(Setting) ?? []).Select(setting => $"--{setting}")];

    /// <summary>Says what went wrong, where errors are read.</summary>
    internal static int Complain(string message)
    {
        Console.Error.WriteLine(message);
        return Failed;
    }

    /// <summary>Says that a command was ended before it was done.</summary>
    internal static int EndEarly()
    {
        Console.Error.WriteLine("Interrupted. Completed work was kept.");
        return Interrupted;
    }

    private static RootCommand Create()
    {
        var root = new RootCommand($"Muistot, a community map of memories.\n\n{SettingHelp}")
        {
            ServeCommand.Create(),
            MigrateCommand.Create(),
            SeedCommand.Create(),
            SuperuserCommand.Create(),
            SessionsCommand.Create(),
            ReportsCommand.Create(),
            SearchCommand.Create(),
            ImagesCommand.Create(),
            TilesCommand.Create(),
            ImportCommand.Create(),
            ExportCommand.Create(),
            OpenApiCommand.Create(),
            HealthCommand.Create(),
            Setting,
        };
        root.SetAction(ServeCommand.RunAsync);
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new BriefHelp((HelpAction)help.Action!);
        return root;
    }

    private static bool IsGroup(ParseResult parsed) => parsed.CommandResult.Command is { Action: null, Subcommands.Count: > 0 };

    private static IEnumerable<string> FaultsOf(ParseResult parsed)
    {
        var command = string.Join(' ', parsed.CommandResult.Command.Parents.Any()
            ? [parsed.CommandResult.Command.Name, "--help"]
            : ["--help"]);
        if (parsed.UnmatchedTokens is [var unknown, ..])
            return [$"'{SettingArguments.NameIn(unknown)}' is unknown. {command} lists what is known."];

        // Help says what is missing.
        if (parsed.Action is BriefHelp)
            return [];

        // An option that stands where a value should is not a value.
        foreach (var result in parsed.CommandResult.Children)
        {
            if (result.Tokens.FirstOrDefault(token => token.Value.StartsWith("--", StringComparison.Ordinal)) is { } token)
            {
                var name = SettingArguments.NameIn(token.Value);
                return [result is OptionResult { Option: var empty }
                    ? $"{empty.Name} must be followed by a value, and not by '{name}'."
                    : $"'{name}' is unknown. {command} lists what is known."];
            }
        }

        return parsed.Errors.Select(error => error.Message);
    }
}
