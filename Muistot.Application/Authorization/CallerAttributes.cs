using Muistot.Application.Common;
using Muistot.Domain.Authorization;

namespace Muistot.Application.Authorization;

/// <summary>Who may send a request. Every request type declares exactly one; the service does not start otherwise.</summary>
[AttributeUsage(AttributeTargets.Class)]
public abstract class CallerAttribute : Attribute
{
    /// <summary>Lets a caller through, or throws what they are told.</summary>
    /// <param name="caller">Who was found, or null for an anonymous caller.</param>
    /// <param name="session">The session that was sent, or null.</param>
    /// <exception cref="RefusedException">The caller may not.</exception>
    public void Check(CallerSnapshot? caller, Session? session)
    {
        // Sessions end with the spelling that they began under: one of an erased account must not open whoever has that name now.
        if (caller is not null && !string.Equals(caller.Username, session?.Username, StringComparison.Ordinal))
            throw new UnauthorizedException();
        if (Refuse(caller) is { } refusal)
            throw refusal;
    }

    /// <summary>True when a caller with a good session, or without one, is let through.</summary>
    /// <param name="caller">Who was found, or null for an anonymous caller.</param>
    internal bool Admits(CallerSnapshot? caller) => Refuse(caller) is null;

    /// <summary>What the caller is told who does not meet what the attribute asks for, or null.</summary>
    private protected virtual RefusedException? Refuse(CallerSnapshot? caller) => null;
}

/// <summary>Anyone, signed in or not.</summary>
public sealed class AnyoneAttribute : CallerAttribute;

/// <summary>Only signed-in people; others are answered 401.</summary>
public sealed class RequireSessionAttribute : CallerAttribute
{
    private protected override RefusedException? Refuse(CallerSnapshot? caller) => caller is null ? new UnauthorizedException() : null;
}

/// <summary>Only people who are not signed in; others are answered 403.</summary>
public sealed class RequireNoSessionAttribute : CallerAttribute
{
    private protected override RefusedException? Refuse(CallerSnapshot? caller) =>
        caller is null ? null : new ForbiddenException("Already logged in");
}

/// <summary>
/// Only signed-in people with a role in some project; others are answered 401 or 403. Whether it is the right project is asked later.
/// </summary>
/// <param name="scope">The least role.</param>
public sealed class RequireScopeAttribute(Scope scope) : CallerAttribute
{
    /// <summary>The least role.</summary>
    public Scope Scope { get; } = scope;

    private protected override RefusedException? Refuse(CallerSnapshot? caller)
    {
        if (caller is null)
            return new UnauthorizedException();
        var hasRole = Scope switch
        {
            Scope.Moderator => caller.AdministersAny || caller.ModeratesAny,
            Scope.Admin => caller.AdministersAny,
            _ => false,
        };
        return caller.IsSuperuser || hasRole ? null : new ForbiddenException("Unauthorized");
    }
}
