using MediatR;
using Microsoft.EntityFrameworkCore;
using Muistot.Application.Access;
using Muistot.Application.Common;
using Muistot.Domain.Images;
using Muistot.Domain.Memories;
using Muistot.Domain.Projects;
using Muistot.Domain.Sites;

namespace Muistot.Application.Images;

/// <summary>
/// Shows a stored picture to those who may see one of its holders. To everyone else, and when there is none, it is unknown.
/// </summary>
/// <param name="Image">Its name.</param>
[Anyone]
public sealed record GetImage(ImageName Image) : IQuery<ImageView?>;

/// <summary>A picture, to be served.</summary>
/// <param name="File">Its file.</param>
/// <param name="MediaType">Its media type.</param>
/// <param name="IsPublic">True when everyone may see it, so that shared caches may keep it.</param>
public sealed record ImageView(StoredFile File, string MediaType, bool IsPublic);

/// <summary>Handles <see cref="GetImage"/>.</summary>
internal sealed class GetImageHandler(IMuistotDb db, IFileStore files, ResourceContext context, TimeProvider clock) : IRequestHandler<GetImage, ImageView?>
{
    public async Task<ImageView?> Handle(GetImage request, CancellationToken cancellationToken)
    {
        var name = request.Image.Value;
        PictureFormat? format = Path.GetExtension(name).ToUpperInvariant() switch
        {
            ".PNG" => PictureFormat.Png,
            ".JPG" or ".JPEG" => PictureFormat.Jpeg,
            _ => null,
        };
        if (format is null)
            return null;
        var isPublic = await IsPublic(name, cancellationToken);
        if (!isPublic && !await IsShownToCaller(name, cancellationToken))
            return null;
        return await files.OpenAsync(name, cancellationToken) is { } file ? new ImageView(file, format.Value.MediaType, isPublic) : null;
    }

    private Task<bool> IsPublic(string name, CancellationToken cancellationToken)
    {
        var projects = Running();
        var sites = db.Sites.Where(site => site.Published && projects.Any(project => project.Id == site.ProjectId));
        var memories = db.Memories.Where(memory => memory.Published && sites.Any(site => site.Id == memory.SiteId));
        return IsHeld(name, projects, sites, memories, cancellationToken);
    }

    private async Task<bool> IsShownToCaller(string name, CancellationToken cancellationToken)
    {
        if (context.Access.Caller is not { } caller)
            return false;
        var (isSuperuser, callerId, running) = (caller.IsSuperuser, caller.UserId, Running());
        var staffed = db.Projects.Where(project => isSuperuser
            || project.Admins.Any(admin => admin.UserId == callerId) || project.Moderators.Any(moderator => moderator.UserId == callerId));
        var staffedSites = db.Sites.Where(site => staffed.Any(project => project.Id == site.ProjectId));
        var otherSites = db.Sites.Where(site =>
            (site.Published || site.CreatorId == callerId) && running.Any(project => project.Id == site.ProjectId));
        var memories = db.Memories.Where(memory => staffedSites.Any(site => site.Id == memory.SiteId)
            || ((memory.Published || memory.UserId == callerId) && otherSites.Any(site => site.Id == memory.SiteId)));
        return await IsHeld(name, staffed, staffedSites.Union(otherSites), memories, cancellationToken);
    }

    private IQueryable<Project> Running()
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return db.Projects.Where(project => project.Published && !(project.Starts > now) && !(project.Ends < now));
    }

    private Task<bool> IsHeld(
        string name, IQueryable<Project> projects, IQueryable<Site> sites, IQueryable<Memory> memories, CancellationToken cancellationToken) => db.Images
        .Where(image => image.FileName == name)
        .AnyAsync(
            image => projects.Any(project => project.ImageId == image.Id)
                || sites.Any(site => site.ImageId == image.Id)
                || memories.Any(memory => memory.ImageId == image.Id),
            cancellationToken);
}
