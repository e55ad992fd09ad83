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
internal sealed class GetImageHandler(IMuistotDb db, IFileStore files, OpenImages openImages, ResourceContext context, TimeProvider clock)
    : IRequestHandler<GetImage, ImageView?>
{
    public async Task<ImageView?> Handle(GetImage request, CancellationToken cancellationToken)
    {
        var name = request.Image.Value;
        var format = PictureFormatNames.OfFile(name);
        if (format is null)
            return null;
        var isPublic = await openImages.ContainAsync(name, () => FindOpenHolder(name, cancellationToken));
        if (!isPublic && !await IsShownToCaller(name, cancellationToken))
            return null;
        return await files.OpenAsync(name, cancellationToken) is { } file ? new ImageView(file, format.Value.MediaType, isPublic) : null;
    }

    private Task<OpenImages.Holder?> FindOpenHolder(string name, CancellationToken cancellationToken)
    {
        var sites = db.Sites.Where(site => site.Published);
        return HoldersOf(name, Running(), sites, db.Memories.Where(memory => memory.Published)).FirstOrDefaultAsync(cancellationToken);
    }

    private async Task<bool> IsShownToCaller(string name, CancellationToken cancellationToken)
    {
        if (context.Access.Caller is not { } caller)
            return false;
        var (isSuperuser, callerId) = (caller.IsSuperuser, caller.UserId);
        var staffed = db.Projects.Where(project => isSuperuser
            || project.Admins.Any(admin => admin.UserId == callerId) || project.Moderators.Any(moderator => moderator.UserId == callerId));
        var ownSites = db.Sites.Where(site => site.Published || site.CreatorId == callerId);
        var ownMemories = db.Memories.Where(memory => memory.Published || memory.UserId == callerId);
        return await HoldersOf(name, staffed, db.Sites, db.Memories).AnyAsync(cancellationToken)
            || await HoldersOf(name, Running(), ownSites, ownMemories).AnyAsync(cancellationToken);
    }

    private IQueryable<Project> Running()
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return db.Projects.Where(project => project.Published && !(project.Starts > now) && !(project.Ends < now));
    }

    // From the picture to those that hold it: each part is found by its key, however many others there are.
    private IQueryable<OpenImages.Holder> HoldersOf(string name, IQueryable<Project> projects, IQueryable<Site> sites, IQueryable<Memory> memories)
    {
        var images = db.Images.Where(image => image.FileName == name);
        var ofProjects =
            from image in images
            join project in projects on image.Id equals project.ImageId
            select new OpenImages.Holder { Project = project.Name, Site = null, Ends = project.Ends };
        var ofSites =
            from image in images
            join site in sites on image.Id equals site.ImageId
            join project in projects on site.ProjectId equals project.Id
            select new OpenImages.Holder { Project = project.Name, Site = site.Name, Ends = project.Ends };
        var ofMemories =
            from image in images
            join memory in memories on image.Id equals memory.ImageId
            join site in sites on memory.SiteId equals site.Id
            join project in projects on site.ProjectId equals project.Id
            select new OpenImages.Holder { Project = project.Name, Site = site.Name, Ends = project.Ends };
        return ofProjects.Concat(ofSites).Concat(ofMemories);
    }
}
