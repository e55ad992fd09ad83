using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Muistot.Api.Commands;

/// <summary>Shows help in which a command stands in a list with the first of its sentences, and with all of them in its own.</summary>
/// <param name="help">Shows help.</param>
internal sealed class BriefHelp(HelpAction help) : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        foreach (var command in parseResult.CommandResult.Command.Subcommands)
            command.Description = command.Description?.Split('\n')[0];
        return help.Invoke(parseResult);
    }
}
