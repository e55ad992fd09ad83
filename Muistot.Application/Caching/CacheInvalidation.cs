using System.Reflection;
using Muistot.Application.Common;
using Muistot.Application.Pipeline;
using Muistot.Domain.Authorization;

namespace Muistot.Application.Caching;

/// <summary>Finds out what a command touched of what is <see cref="CacheTags"/>.</summary>
internal static class CacheInvalidation
{
    /// <summary>Names of what it touched.</summary>
    /// <param name="command">The command.</param>
    /// <param name="caller">The name that the caller's session is of, or null.</param>
    internal static string[] Of(object command, string? caller)
    {
        if (command is not IProjectRequest { Project: { } project })
        {
            return command.GetType().GetCustomAttribute<InvalidatesAttribute>()?.InvalidationScope switch
            {
                InvalidationScope.Everything => [CacheTags.Everything, CacheTags.Anything],
                InvalidationScope.Caller when caller is not null => [CacheTags.Person(caller), CacheTags.Anything],
                _ => [],
            };
        }

        var site = (command as ISiteRequest)?.Site;
        return CommandLocks.ResourceOf(command) switch
        {
            Resource.Memory when site is not null => [CacheTags.Site(project, site), CacheTags.SitesOf(project), CacheTags.Anything],
            Resource.Site when site is not null =>
                [CacheTags.Site(project, site), CacheTags.SiteItself(project, site), CacheTags.SitesOf(project), CacheTags.Projects, CacheTags.Anything],
            _ => [CacheTags.Project(project), CacheTags.Projects, CacheTags.Roles, CacheTags.Anything],
        };
    }
}
