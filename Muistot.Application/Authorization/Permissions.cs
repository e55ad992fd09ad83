using Muistot.Application.Memories;
using Muistot.Application.Moderation;
using Muistot.Application.Projects;
using Muistot.Application.SiteTables;
using Muistot.Application.Sites;
using Muistot.Domain.Authorization;

namespace Muistot.Application.Authorization;

/// <summary>
/// What callers are told that they may do (<c>include=permissions</c>), so that a client shows no button that is refused. The one place
/// that says which commands a permission stands for.
/// </summary>
public static class Permissions
{
    /// <summary>All permissions of all kinds of resources.</summary>
    public static IReadOnlyList<PermissionRule> Rules { get; } =
    [
        new(Resource.Project, PermissionKind.Change, typeof(ChangeProject)),
        new(Resource.Project, PermissionKind.Delete, typeof(DeleteProject)),
        new(Resource.Project, PermissionKind.Publish, typeof(PublishProject)),
        new(Resource.Project, PermissionKind.Moderate, typeof(PublishSite), typeof(PublishMemory)),
        new(Resource.Project, PermissionKind.Administer, typeof(GrantProjectRole), typeof(RevokeProjectRole), typeof(ImportSites),
            typeof(BlockInProject), typeof(LiftProjectBlock)),
        new(Resource.Project, PermissionKind.Post, typeof(CreateSite)),

        new(Resource.Site, PermissionKind.Change, typeof(ChangeSite)),
        new(Resource.Site, PermissionKind.Delete, typeof(DeleteSite)),
        new(Resource.Site, PermissionKind.Publish, typeof(PublishSite)),
        new(Resource.Site, PermissionKind.Report, typeof(ReportSite)),
        new(Resource.Site, PermissionKind.Moderate, typeof(PublishMemory)),
        new(Resource.Site, PermissionKind.Post, typeof(CreateMemory)),

        new(Resource.Memory, PermissionKind.Change, typeof(ChangeMemory)),
        new(Resource.Memory, PermissionKind.Delete, typeof(DeleteMemory)),
        new(Resource.Memory, PermissionKind.Publish, typeof(PublishMemory)),
        new(Resource.Memory, PermissionKind.Report, typeof(ReportMemory)),
    ];

    /// <summary>All permissions in the service as a whole, which <c>/me</c> tells.</summary>
    public static IReadOnlyList<PermissionRule> RulesOfService { get; } =
    [
        new(null, PermissionKind.Administer, typeof(BlockInService), typeof(LiftServiceBlock)),
        new(null, PermissionKind.Post, typeof(CreateProject)),
    ];

    private static readonly ILookup<Resource, PermissionRule> ByResource = Rules.ToLookup(rule => rule.Resource!.Value);

    /// <summary>What a caller may do to a resource.</summary>
    /// <param name="resource">The kind of the resource.</param>
    /// <param name="access">The caller and the resource, with its parents and nothing below it.</param>
    /// <param name="now">This moment, UTC.</param>
    public static IReadOnlyList<PermissionKind> Of(Resource resource, AccessSnapshot access, DateTime now) =>
        [.. ByResource[resource].Where(rule => rule.Holds(access, now)).Select(rule => rule.Permission)];

    /// <summary>What a caller may do in the service as a whole.</summary>
    /// <param name="access">The caller, and no resource.</param>
    /// <param name="now">This moment, UTC.</param>
    public static IReadOnlyList<PermissionKind> InService(AccessSnapshot access, DateTime now) =>
        [.. RulesOfService.Where(rule => rule.Holds(access, now)).Select(rule => rule.Permission)];
}
