using Muistot.Application.Common;
using Muistot.Application.Pipeline;
using Muistot.Domain.Authorization;

namespace Muistot.Application.Authorization;

/// <summary>Declares that a command is about its caller alone, so that the blocked may send it too. Every other one they may not.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class AllowedWhileBlockedAttribute : Attribute;

/// <summary>Refuses what the blocked write: every command, unless it is declared to be for them too.</summary>
public static class BlockRule
{
    /// <summary>True for the types of requests that the blocked may not send.</summary>
    public static bool Binds(Type request) => typeof(ICommand).IsAssignableFrom(request)
        && Declared<AllowedWhileBlockedAttribute>.Of(request) is null;

    /// <summary>Lets a request through, unless its caller is blocked.</summary>
    /// <param name="request">Type of the request.</param>
    /// <param name="access">What was found.</param>
    /// <param name="now">This moment, UTC.</param>
    /// <exception cref="ForbiddenException">The caller is blocked.</exception>
    internal static void Check(Type request, AccessSnapshot access, DateTime now)
    {
        if (!Binds(request))
            return;

        // A project that is to be made is none that one could be blocked in, whatever has its id.
        var place = CommandLocks.CreatedBy(request) == LockedTable.Projects ? access with { Project = null } : access;
        if (place.IsBlockedAt(now))
            throw new ForbiddenException("Blocked");
    }
}
