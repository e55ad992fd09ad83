using Muistot.Application.Authorization;
using Muistot.Application.Common;
using Muistot.Domain.Authorization;

namespace Muistot.Application.Pipeline;

/// <summary>
/// The rows that a command locks before it decides. A command about a resource locks it exclusively, and its parents so that they and the
/// roles in them stay; one that creates a resource locks the parents only, and a unique key guards the new row.
/// </summary>
public static class CommandLocks
{
    /// <summary>The locks, in the order in which they are taken. Rows that were not found are not locked.</summary>
    /// <param name="command">The command.</param>
    /// <param name="access">What was found of the caller and the resources.</param>
    public static IReadOnlyList<RowLock> Of(object command, AccessSnapshot access) => command switch
    {
        IAccountCommand when access.Caller is { } caller => [new RowLock(LockedTable.Users, caller.UserId, Exclusive: true)],
        ICommand and IProjectRequest => [.. OfCaller(access), .. OfResources(ResourceOf(command), Creates(command.GetType()), access)],
        _ => [],
    };

    /// <summary>
    /// True for commands that change a resource that is there, and so are held to the versions that their client knows. Reports are not:
    /// who reports a thing does not change it.
    /// </summary>
    /// <param name="command">The type of a request.</param>
    public static bool TakesVersion(Type command) => !command.IsAssignableTo(typeof(IAnonymousCommand))
        && !command.IsAssignableTo(typeof(IVersionKeepingCommand))
        && (command.IsAssignableTo(typeof(IAccountCommand))
            || (command.IsAssignableTo(typeof(ICommand)) && command.IsAssignableTo(typeof(IProjectRequest)) && !Creates(command)));

    /// <summary>The table of the resource that a command creates; null for commands that create none.</summary>
    /// <param name="command">The type of a request.</param>
    public static LockedTable? CreatedBy(Type command) => !Creates(command)
        ? null
        : DeclarationOf(command)!.Resource switch
        {
            Resource.Project => LockedTable.Projects,
            Resource.Site => LockedTable.Sites,
            _ => LockedTable.Memories,
        };

    /// <summary>The row of the resource that a command changes, which it locks exclusively; null for commands that change none.</summary>
    internal static RowLock? TargetOf(object command, AccessSnapshot access) => TakesVersion(command.GetType())
        ? Of(command, access).Where(row => row.Exclusive).Select(row => (RowLock?)row).SingleOrDefault()
        : null;

    /// <summary>The kind of resource that a command about projects, sites or memories changes.</summary>
    internal static Resource ResourceOf(object command) => command switch
    {
        IResourceRequest named => named.Kind,
        _ => DeclarationOf(command.GetType())?.Resource ?? Resource.Project,
    };

    // Whoever blocks someone in the whole service locks that account, so that nothing is written beside it.
    private static IEnumerable<RowLock> OfCaller(AccessSnapshot access) =>
        access.Caller is { } caller ? [new RowLock(LockedTable.Users, caller.UserId, Exclusive: false)] : [];

    private static IEnumerable<RowLock> OfResources(Resource resource, bool creates, AccessSnapshot access)
    {
        if (access.Project is { } project && !(creates && resource == Resource.Project))
            yield return new RowLock(LockedTable.Projects, project.Id, resource == Resource.Project);
        if (access.Site is { } site && resource >= Resource.Site && !(creates && resource == Resource.Site))
            yield return new RowLock(LockedTable.Sites, site.Id, resource == Resource.Site);
        if (access.Memory is { } memory && resource == Resource.Memory && !creates)
            yield return new RowLock(LockedTable.Memories, memory.Id, Exclusive: true);
    }

    private static bool Creates(Type command) => DeclarationOf(command)?.Creates == true;

    private static RequireStatusAttribute? DeclarationOf(Type command) => Declared<RequireStatusAttribute>.Of(command);
}
