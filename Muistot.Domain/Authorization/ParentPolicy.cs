namespace Muistot.Domain.Authorization;

/// <summary>
/// Decides whether what stands above a resource is there for the caller. Pure, and asked before <see cref="AccessPolicy"/>.
/// </summary>
public static class ParentPolicy
{
    /// <summary>Decides top down.</summary>
    /// <param name="access">What was found.</param>
    /// <param name="resource">The kind of resource that the request is about.</param>
    /// <param name="now">This moment, UTC.</param>
    /// <param name="creates">True when the request makes the resource: a project that is to be made has no dates yet.</param>
    /// <returns>Null when every parent is there for the caller.</returns>
    public static Refusal? Decide(AccessSnapshot access, Resource resource, DateTime now, bool creates = false)
    {
        if (resource == Resource.Project)
            return creates || MayEnter(access, access.Project, now) || access.Project is not { Published: true }
                ? null
                : Refusal.ProjectNotFound;
        if (access.Project is not { } project || !(project.Published && MayEnter(access, project, now)) && !IsStaff(access))
            return Refusal.ProjectNotFound;
        if (resource == Resource.Site)
            return null;
        return access.Site is { } site && (site.Published || site.Own || IsStaff(access)) ? null : Refusal.SiteNotFound;
    }

    private static bool MayEnter(AccessSnapshot access, ProjectSnapshot? project, DateTime now) =>
        IsStaff(access) || project?.RunsAt(now) == true;

    private static bool IsStaff(AccessSnapshot access) => access.IsAdmin || access.IsModerator;
}
