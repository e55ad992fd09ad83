using MediatR;
using Microsoft.EntityFrameworkCore;
using Muistot.Application.Authorization;
using Muistot.Application.Common;
using Muistot.Domain.Authorization;
using Muistot.Domain.Images;
using Muistot.Domain.Memories;
using Muistot.Domain.Projects;
using Muistot.Domain.Sites;

namespace Muistot.Application.Images;

/// <summary>
/// Shows a stored image to those who may see one of its holders; under an alias, to whoever has the alias, as long as the caller whose
/// alias it is may see the image. To everyone else, and when there is none, it is unknown.
/// </summary>
/// <param name="Image">Its name, or an alias.</param>
/// <param name="Derivative">What is made of it; null for the image itself, which also comes where nothing can be made.</param>
[Anyone]
public sealed record GetImage(ImageName Image, ImageDerivative? Derivative = null) : IQuery<ImageAnswer?>;

/// <summary>What becomes of a name that leads to an image.</summary>
public abstract record ImageAnswer;

/// <summary>An image, to be served.</summary>
/// <param name="Name">Name of the file, also where it was asked for by an alias.</param>
/// <param name="File">Its file.</param>
/// <param name="MediaType">Its media type.</param>
/// <param name="IsPublic">True when everyone may see it, so that shared caches may keep it.</param>
public sealed record ImageView(string Name, StoredFile File, string MediaType, bool IsPublic) : ImageAnswer;

/// <summary>Everyone sees the image that an alias is of: the alias has done its service.</summary>
/// <param name="Name">The image's own name.</param>
public sealed record PublishedImage(ImageName Name) : ImageAnswer;

/// <summary>Handles <see cref="GetImage"/>.</summary>
internal sealed class GetImageHandler(
    IMuistotDb db, IFileStore files, ImageDerivatives derivatives, PublicImageCache publicImages, ResourceContext context,
    AccessQuery access, IImageAliasKey aliasKey, TimeProvider clock)
    : IRequestHandler<GetImage, ImageAnswer?>
{
    public async Task<ImageAnswer?> Handle(GetImage request, CancellationToken cancellationToken)
    {
        var name = request.Image.Value;
        if (ImageFormatNames.OfFile(name) is null)
            return null;
        if (await IsPublic(name, cancellationToken))
            return await OpenAsync(name, request, isPublic: true, cancellationToken);
        if (context.Access.Caller is { } caller && await IsShownTo(caller, name, cancellationToken))
            return await OpenAsync(name, request, isPublic: false, cancellationToken);
        return ImageAlias.HasForm(name) && ImageAlias.TryRead(name, await aliasKey.GetAsync(), out var alias)
            ? await FollowAsync(alias, request, cancellationToken)
            : null;
    }

    private async Task<ImageAnswer?> FollowAsync(ImageAlias alias, GetImage request, CancellationToken cancellationToken)
    {
        var name = await db.Images.Where(image => image.Id == alias.ImageId).Select(image => image.FileName)
            .FirstOrDefaultAsync(cancellationToken);
        if (name is null || Path.GetExtension(name) != Path.GetExtension(request.Image.Value))
            return null;
        if (await IsPublic(name, cancellationToken))
            return new PublishedImage(new ImageName(name));
        var isItsCallers = context.CallerId is not { } callerId || callerId == alias.CallerId;
        return isItsCallers && clock.GetUtcNow() < alias.Expires
            && await FindCallerAsync(alias.CallerId, request, cancellationToken) is { } caller
                && (alias.IsOfHistory
                    ? await IsShownInHistory(caller, name, cancellationToken)
                    : await IsShownTo(caller, name, cancellationToken))
            ? await OpenAsync(name, request, isPublic: false, cancellationToken)
            : null;
    }

    // What someone may see is found in the one way that it is found for someone with a session.
    private async Task<CallerSnapshot?> FindCallerAsync(int userId, GetImage request, CancellationToken cancellationToken)
    {
        var key = await db.Users.Where(user => user.Id == userId).Select(user => user.UsernameKey).FirstOrDefaultAsync(cancellationToken);
        var found = key is null ? null : await access.RunAsync(key, request, cancellationToken);
        return found?.Access.Caller is { } caller && caller.UserId == userId ? caller : null;
    }

    private async Task<ImageView?> OpenAsync(string name, GetImage request, bool isPublic, CancellationToken cancellationToken)
    {
        if (ImageFormatNames.OfFile(name) is not { } format)
            return null;
        if (request.Derivative is { } derivative && await derivatives.OpenAsync(name, derivative, cancellationToken) is { } made)
            return new ImageView(derivative.NameOf(name), made, derivative.MediaType, isPublic);
        return await files.OpenAsync(name, cancellationToken) is { } file ? new ImageView(name, file, format.MediaType, isPublic) : null;
    }

    private Task<bool> IsPublic(string name, CancellationToken cancellationToken) =>
        publicImages.ContainAsync(name, () => FindOpenHolder(name, cancellationToken));

    private Task<PublicImageCache.Holder?> FindOpenHolder(string name, CancellationToken cancellationToken)
    {
        var sites = db.Sites.Where(site => Visibility.IsPublic(site));
        return HoldersOf(name, Running(), sites, db.Memories.Where(memory => Visibility.IsPublic(memory)))
            .FirstOrDefaultAsync(cancellationToken);
    }

    private async Task<bool> IsShownTo(CallerSnapshot caller, string name, CancellationToken cancellationToken)
    {
        var (isSuperuser, callerId) = (caller.IsSuperuser, caller.UserId);
        var staffed = db.Projects.Where(project => Visibility.IsStaffedBy(project, callerId, isSuperuser));
        var ownSites = db.Sites.Where(site => Visibility.IsVisible(site, false, callerId));
        var ownMemories = db.Memories.Where(memory => Visibility.IsVisible(memory, false, callerId));
        var sites = db.Sites.Where(site => Visibility.IsPresent(site));
        var memories = db.Memories.Where(memory => Visibility.IsPresent(memory));
        return await HoldersOf(name, staffed, sites, memories).AnyAsync(cancellationToken)
            || await HoldersOf(name, Running(), ownSites, ownMemories).AnyAsync(cancellationToken)
            || await IsWaitingBefore(caller, name, cancellationToken);
    }

    // What waits beside something that is published is for its author, and for those who decide on it.
    private async Task<bool> IsWaitingBefore(CallerSnapshot caller, string name, CancellationToken cancellationToken)
    {
        var (isSuperuser, callerId, now) = (caller.IsSuperuser, caller.UserId, clock.GetUtcNow().UtcDateTime);
        return await db.WaitingSites.Where(waiting => waiting.Image!.FileName == name && Visibility.IsPresent(waiting.Site!))
            .AnyAsync(
                waiting => Visibility.IsStaffedBy(waiting.Site!.Project!, callerId, isSuperuser)
                    || (waiting.AuthorId == callerId && Visibility.IsOpen(waiting.Site.Project!, now)),
                cancellationToken)
            || await db.WaitingMemories
                .Where(waiting => waiting.Image!.FileName == name && Visibility.IsPresent(waiting.Memory!)
                    && Visibility.IsPresent(waiting.Memory!.Site!))
                .AnyAsync(
                    waiting => Visibility.IsStaffedBy(waiting.Memory!.Site!.Project!, callerId, isSuperuser)
                        || (waiting.AuthorId == callerId && Visibility.IsVisible(waiting.Memory.Site, false, callerId)
                            && Visibility.IsOpen(waiting.Memory.Site.Project!, now)),
                    cancellationToken);
    }

    // Who may read the history of a thing sees the images that it had, and admins and moderators those of what is deleted.
    private async Task<bool> IsShownInHistory(CallerSnapshot caller, string name, CancellationToken cancellationToken)
    {
        var (isSuperuser, callerId) = (caller.IsSuperuser, caller.UserId);
        var staffed = db.Projects.Where(project => Visibility.IsStaffedBy(project, callerId, isSuperuser));
        if (await IsShownTo(caller, name, cancellationToken)
            || await HoldersOf(name, staffed, db.Sites, db.Memories).AnyAsync(cancellationToken))
            return true;
        var things = await db.Changes.Where(change => change.ImageBefore!.FileName == name)
            .Select(change => new { change.Resource, change.ResourceId }).Distinct().ToListAsync(cancellationToken);
        var ids = things.ToLookup(thing => thing.Resource, thing => thing.ResourceId);
        var (projects, sites) = (ids[Resource.Project].Select(id => (int)id).ToList(), ids[Resource.Site].Select(id => (int)id).ToList());
        var (memories, running) = (ids[Resource.Memory].ToList(), Running());
        return await staffed.AnyAsync(project => projects.Contains(project.Id), cancellationToken)
            || await db.Sites.Where(site => sites.Contains(site.Id))
                .AnyAsync(
                    site => staffed.Any(project => project.Id == site.ProjectId)
                        || (site.CreatorId == callerId && Visibility.IsPresent(site)
                            && running.Any(project => project.Id == site.ProjectId)),
                    cancellationToken)
            || await db.Memories.Where(memory => memories.Contains(memory.Id))
                .AnyAsync(
                    memory => staffed.Any(project => project.Id == memory.Site!.ProjectId)
                        || (memory.UserId == callerId && Visibility.IsPresent(memory)
                            && Visibility.IsVisible(memory.Site!, false, callerId)
                            && running.Any(project => project.Id == memory.Site!.ProjectId)),
                    cancellationToken);
    }

    private IQueryable<Project> Running()
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return db.Projects.Where(project => Visibility.IsOpen(project, now));
    }

    // From the image to those that hold it: each part is found by its key, however many others there are.
    private IQueryable<PublicImageCache.Holder> HoldersOf(string name, IQueryable<Project> projects, IQueryable<Site> sites,
        IQueryable<Memory> memories)
    {
        var images = db.Images.Where(image => image.FileName == name);
        var ofProjects =
            from image in images
            join project in projects on image.Id equals project.ImageId
            select new PublicImageCache.Holder { Project = project.Name, Site = null, Ends = project.Ends };
        var ofSites =
            from image in images
            join site in sites on image.Id equals site.ImageId
            join project in projects on site.ProjectId equals project.Id
            select new PublicImageCache.Holder { Project = project.Name, Site = site.Name, Ends = project.Ends };
        var ofMemories =
            from image in images
            join memory in memories on image.Id equals memory.ImageId
            join site in sites on memory.SiteId equals site.Id
            join project in projects on site.ProjectId equals project.Id
            select new PublicImageCache.Holder { Project = project.Name, Site = site.Name, Ends = project.Ends };
        return ofProjects.Concat(ofSites).Concat(ofMemories);
    }
}
