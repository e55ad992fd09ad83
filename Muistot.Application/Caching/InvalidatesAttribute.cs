using Muistot.Application.Authorization;
using Muistot.Application.Common;

namespace Muistot.Application.Caching;

/// <summary>Declares what a command changes of what readers see. The service does not start while a command lacks it.</summary>
/// <param name="content">What it changes.</param>
[AttributeUsage(AttributeTargets.Class)]
public class InvalidatesAttribute(CachedContent content) : Attribute
{
    /// <summary>All that commands of this type can change.</summary>
    public CachedContent Content { get; } = content;

    /// <summary>What one command changes.</summary>
    /// <param name="command">The command.</param>
    public virtual CachedContent Of(object command) => Content;

    /// <summary>The tags of what a command changed.</summary>
    /// <param name="command">The command.</param>
    /// <param name="caller">The name that the caller's session is of, or null.</param>
    internal static string[] TagsOf(object command, string? caller)
    {
        var content = Declared<InvalidatesAttribute>.Of(command.GetType())?.Of(command) ?? CachedContent.Everything;
        var tags = CacheTags.Of(content, (command as IProjectRequest)?.Project, (command as ISiteRequest)?.Site, caller);
        if (content.HasFlag(CachedContent.Project))
            tags = [.. tags, CacheTags.Roles];
        return tags.Length == 0 ? tags : [.. tags, CacheTags.Anything];
    }
}
