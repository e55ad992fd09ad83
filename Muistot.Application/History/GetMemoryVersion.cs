using MediatR;
using Microsoft.EntityFrameworkCore;
using Muistot.Application.Authorization;
using Muistot.Application.Common;
using Muistot.Application.Memories;
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
        var (name, id) = content is null ? (now.Image, now.ImageId) : (image, imageId);
        var presentation = await presentations.BeginAsync(isOfHistory: true);
        return MemoryVersionView.Of(
            view, now, content as MemoryContent ?? now.Content, presentation.NameImage(name, id, isPublic: false),
            now.UserId == context.CallerId, (published ?? now is { Published: true }) ? null : true);
    }
}
