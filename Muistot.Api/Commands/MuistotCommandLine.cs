using System.CommandLine;
using Microsoft.Extensions.Options;
using Muistot.Application.Common;

namespace Muistot.Api.Commands;

/// <summary>The program's verbs, for those who run it. Without one it serves.</summary>
internal static class MuistotCommandLine
{
    /// <summary>Exit code of a verb that could not do what it was asked.</summary>
    internal const int Failed = 1;

    /// <summary>Exit code of a command line that makes no sense.</summary>
    internal const int WrongUsage = 2;

    private const string SettingHelp =
        """
        Settings come from appsettings.json, from the environment (Database__Provider=MySql), and from the command line
        (--Database:Provider=MySql). The README lists them.
        Exit codes: 0 done, 1 failed, 2 wrong usage.
        """;

    internal static async Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand($"Muistot, a community map of memories.\n\n{SettingHelp}")
        {
            ServeCommand.Create(),
            MigrateCommand.Create(),
            SeedCommand.Create(),
            SuperuserCommand.Create(),
            SessionsCommand.Create(),
            ReportsCommand.Create(),
            ImagesCommand.Create(),
            ImportCommand.Create(),
            OpenApiCommand.Create(),
            HealthCommand.Create(),
        };
        root.TreatUnmatchedTokensAsErrors = false;
        root.SetAction(ServeCommand.RunAsync);
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0 || parsed.UnmatchedTokens is [var first, ..] && !first.StartsWith("--", StringComparison.Ordinal))
            return WrongUsageOf(parsed);
        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (OptionsValidationException wrong)
        {
            return Complain(string.Join(Environment.NewLine, wrong.Failures));
        }
        catch (Exception wrong) when (wrong is WrongSettingException || IsMisread(wrong))
        {
            return Complain(wrong.Message);
        }
    }

    /// <summary>Says what went wrong, where errors are read.</summary>
    internal static int Complain(string message)
    {
        Console.Error.WriteLine(message);
        return Failed;
    }

    // What binding a setting to its type throws: it says which, and has a type of no own.
    private static bool IsMisread(Exception exception) =>
        exception is InvalidOperationException && exception.Message.StartsWith("Failed to convert configuration value", StringComparison.Ordinal);

    private static int WrongUsageOf(ParseResult parsed)
    {
        foreach (var error in parsed.Errors)
            Console.Error.WriteLine(error.Message);
        foreach (var token in parsed.UnmatchedTokens.Take(parsed.Errors.Count > 0 ? 0 : 1))
            Console.Error.WriteLine($"'{token}' is not understood. --help says what is.");
        return WrongUsage;
    }
}
