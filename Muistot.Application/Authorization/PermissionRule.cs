using System.Reflection;
using Muistot.Domain.Authorization;

namespace Muistot.Application.Authorization;

/// <summary>A permission, and the commands that whoever has it may send: it is decided by what they declare, and by nothing else.</summary>
public sealed class PermissionRule
{
    private readonly List<(CallerAttribute Caller, RequireStatusAttribute? Status)> declared;

    /// <summary>Makes a rule.</summary>
    /// <param name="resource">The kind of resource that the permission is about; null when that is the service as a whole.</param>
    /// <param name="permission">The permission.</param>
    /// <param name="commands">The commands, about that resource or something in it.</param>
    internal PermissionRule(Resource? resource, PermissionKind permission, params IReadOnlyList<Type> commands)
    {
        (Resource, Permission, Commands) = (resource, permission, commands);
        if (commands.FirstOrDefault(command => !BlockRule.Binds(command)) is { } free)
            throw new InvalidOperationException($"{free.Name} must not be for the blocked: no permission is.");
        declared = [.. commands.Select(command => (
            command.GetCustomAttribute<CallerAttribute>()!,
            resource is null || command.IsDefined(typeof(RequireStatusAttribute))
                ? command.GetCustomAttribute<RequireStatusAttribute>()
                : throw new InvalidOperationException($"{command.Name} must declare its status by {nameof(RequireStatusAttribute)}.")))];
    }

    /// <summary>The kind of resource that the permission is about; null when that is the service as a whole.</summary>
    public Resource? Resource { get; }

    /// <summary>The permission.</summary>
    public PermissionKind Permission { get; }

    /// <summary>The commands.</summary>
    public IReadOnlyList<Type> Commands { get; }

    /// <summary>True when the caller may send all of the commands.</summary>
    /// <param name="access">The caller and the resource, with its parents and nothing below it.</param>
    /// <param name="now">This moment, UTC.</param>
    internal bool Holds(AccessSnapshot access, DateTime now) => !access.IsBlockedAt(now) && declared.TrueForAll(command =>
        command.Caller.Admits(access.Caller) && command.Status?.Decide(About(command.Status, access), now) is null);

    // A command about something in the resource is asked about something that a stranger put there, and that waits.
    private AccessSnapshot About(RequireStatusAttribute status, AccessSnapshot access)
    {
        if (status.Resource == Resource || status.Creates)
            return access;
        var site = access.Site ?? new SiteSnapshot(0, Published: false, Own: false);
        var memory = status.Resource == Domain.Authorization.Resource.Memory ? new MemorySnapshot(0, false, Own: false) : null;
        return access with { Site = site, Memory = memory };
    }
}
