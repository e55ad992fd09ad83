using MediatR;
using Microsoft.EntityFrameworkCore;
using Muistot.Application.Authorization;
using Muistot.Application.Common;
using Muistot.Application.Memories;
using Muistot.Domain.History;
using Muistot.Domain.Memories;
using Muistot.Domain.Projects;
using Muistot.Domain.Sites;

namespace Muistot.Application.History;

/// <summary>Shows a memory as it was.</summary>
/// <param name="Project">The project.</param>
/// <param name="Site">The site.</param>
/// <param name="Memory">The memory.</param>
/// <param name="Version">The version.</param>
[RequireSession]
[RequireHistory]
public sealed record GetMemoryVersion(ProjectId Project, SiteId Site, MemoryId Memory, VersionNumber Version)
    : IQuery<MemoryVersionView>, IHistoryRequest;

/// <summary>A memory as it was.</summary>
/// <param name="Version">The number of the version.</param>
/// <param name="At">When the version was made, UTC.</param>
/// <param name="By">Username of who made the version. Absent when that account was deleted.</param>
/// <param name="Action">What made it of the version before.</param>
/// <param name="Id">Id of the memory.</param>
/// <param name="User">Username of the author. Absent when that account was deleted.</param>
/// <param name="Title">Up to 200 code points.</param>
/// <param name="Story">Up to 20 000 code points.</param>
/// <param name="Image">Its image: an alias that works for the caller for an hour.</param>
/// <param name="ImageAlt">What the image shows, for those who do not see it: up to 500 code points. Absent where nobody said so.</param>
/// <param name="Own">Whether the caller wrote the memory.</param>
/// <param name="WaitingApproval">True when the version was not published. Absent otherwise.</param>
public sealed record MemoryVersionView(
    [Example(3)] int Version,
    [Example("2024-06-21T12:00:00Z")] DateTime At,
    [Example("Aino Saarela")] string? By,
    [property: Example("change")] ChangeAction Action,
    [Example(12)] long Id,
    [Example("Aino Saarela")] string? User,
    [Example(MemoryExamples.Title)] string Title,
    [Example(MemoryExamples.Story)] string? Story,
    [Example("placeholder.jpg")] string? Image,
    [Example(MemoryExamples.ImageAlt)] string? ImageAlt,
    bool Own,
    bool? WaitingApproval);

/// <summary>Handles <see cref="GetMemoryVersion"/>.</summary>
internal sealed class GetMemoryVersionHandler(
    IMuistotDb db, VersionReader versions, ResourceContext context, Presentation.Factory presentations)
    : IRequestHandler<GetMemoryVersion, MemoryVersionView>
{
    public async Task<MemoryVersionView> Handle(GetMemoryVersion request, CancellationToken cancellationToken)
    {
        var (view, published, content, imageId, image) =
            await versions.FindAsync(VersionReader.SubjectOf(request, context), request.Version, cancellationToken);
        var now = await MemoryRow.Select(db.Memories.Where(memory => memory.Id == context.MemoryId)).AsNoTracking()
            .FirstOrDefaultAsync(cancellationToken) ?? throw new NotFoundException("Resource not found");
        var then = content as MemoryContent ?? new MemoryContent(now.Title, now.Story, now.ImageAlt);
        var (name, id) = content is null ? (now.Image, now.ImageId) : (image, imageId);
        var presentation = await presentations.BeginAsync(isOfHistory: true);
        return new MemoryVersionView(
            view.Version, view.At, view.By, view.Action, now.Id, now.User, then.Title, then.Story,
            presentation.NameImage(name, id, isPublic: false), then.ImageAlt, now.UserId == context.CallerId,
            (published ?? now is { Published: true }) ? null : true);
    }
}
