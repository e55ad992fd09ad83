using System.Reflection;
using Muistot.Application.Access;
using Muistot.Application.Common;
using Muistot.Domain.Access;

namespace Muistot.Application.Caching;

/// <summary>Finds out what a command touched of what is <see cref="Shown"/>.</summary>
internal static class Touched
{
    /// <summary>Names of what it touched.</summary>
    /// <param name="command">The command.</param>
    /// <param name="caller">The name that the caller's session is of, or null.</param>
    internal static string[] By(object command, string? caller)
    {
        if (command is not IProjectRequest { Project: { } project })
        {
            return command.GetType().GetCustomAttribute<TouchesAttribute>()?.Reach switch
            {
                Reach.Everything => [Shown.Everything, Shown.Anything],
                Reach.Caller when caller is not null => [Shown.Person(caller), Shown.Anything],
                _ => [],
            };
        }

        var site = (command as ISiteRequest)?.Site;
        return CommandLocks.ResourceOf(command) switch
        {
            Resource.Memory when site is not null => [Shown.Site(project, site), Shown.SitesOf(project), Shown.Anything],
            Resource.Site when site is not null =>
                [Shown.Site(project, site), Shown.SiteItself(project, site), Shown.SitesOf(project), Shown.Projects, Shown.Anything],
            _ => [Shown.Project(project), Shown.Projects, Shown.Roles, Shown.Anything],
        };
    }
}
