using Muistot.Application.Common;
using Muistot.Domain.Authorization;

namespace Muistot.Application.Authorization;

/// <summary>
/// What must hold between the caller and the resource that a request is about. Every request type that names a project
/// declares exactly one; the service does not start otherwise.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public abstract class StatusAttribute : Attribute
{
    /// <summary>Lets the request through, or throws what the caller is told.</summary>
    /// <param name="request">The request.</param>
    /// <param name="access">What was found.</param>
    /// <param name="now">This moment, UTC.</param>
    /// <exception cref="RefusedException">The caller may not.</exception>
    public abstract void Check(object request, AccessSnapshot access, DateTime now);
}

/// <summary>Accepts the request when the caller's flags hold all of one of the sets.</summary>
/// <param name="resource">The kind of resource that the request is about. What the request names above it are its parents.</param>
/// <param name="accepted">The accepted sets; <see cref="Status.None"/> accepts everyone whom the parents let in.</param>
public sealed class RequireStatusAttribute(Resource resource, params Status[] accepted) : StatusAttribute
{
    /// <summary>The kind of resource that the request is about.</summary>
    public Resource Resource { get; } = resource;

    /// <summary>The accepted sets.</summary>
    public IReadOnlyCollection<Status> Accepted { get; } = accepted;

    /// <summary>True when the request makes the resource.</summary>
    public bool Creates { get; init; }

    /// <summary>True when the request puts something on the map, which admin posting reserves for admins and moderators.</summary>
    public bool Posts { get; init; }

    /// <inheritdoc/>
    public override void Check(object request, AccessSnapshot access, DateTime now)
    {
        if (Decide(access, now) is { } reason)
            throw Refusals.Of(reason);
    }

    /// <summary>Decides about what was found.</summary>
    /// <returns>Null when the request goes ahead.</returns>
    internal Refusal? Decide(AccessSnapshot access, DateTime now) => ParentPolicy.Decide(access, Resource, now, Creates)
        ?? AccessPolicy.Decide(access.StatusOf(Resource), Accepted, Creates, Posts);
}
