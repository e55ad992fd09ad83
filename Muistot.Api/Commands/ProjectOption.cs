using System.CommandLine;
using System.CommandLine.Parsing;
using Muistot.Domain.Projects;

namespace Muistot.Api.Commands;

/// <summary>The option that names a project.</summary>
internal static class ProjectOption
{
    internal static Option<ProjectId> Create() => new("--project")
    {
        Description = "Id of the project.",
        Required = true,
        CustomParser = Read,
    };

    private static ProjectId Read(ArgumentResult result)
    {
        if (ProjectId.TryParse(result.Tokens[0].Value, out var project))
            return project;
        result.AddError($"--project must be the id of a project. {ProjectId.Rule}");
        return null!;
    }
}
