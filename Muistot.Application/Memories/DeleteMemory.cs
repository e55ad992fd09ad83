using MediatR;
using Microsoft.EntityFrameworkCore;
using Muistot.Application.Authorization;
using Muistot.Application.Caching;
using Muistot.Application.Common;
using Muistot.Application.Moderation;
using Muistot.Domain.Authorization;
using Muistot.Domain.Memories;
using Muistot.Domain.Moderation;
using Muistot.Domain.Projects;
using Muistot.Domain.Sites;

namespace Muistot.Application.Memories;

/// <summary>
/// Deletes a memory, which who wrote it and admins may. It is hidden from everyone; admins and moderators can bring it back until it is
/// removed (<see cref="History.RemoveDeletedJob"/>).
/// </summary>
/// <param name="Project">The project.</param>
/// <param name="Site">The site.</param>
/// <param name="Memory">The memory.</param>
[RequireSession]
[RequireStatus(Resource.Memory, Status.Own, Status.Exists | Status.Admin)]
[Invalidates(CachedContent.MemoriesOfSite | CachedContent.SitesOfProject)]
public sealed record DeleteMemory(ProjectId Project, SiteId Site, MemoryId Memory) : ICommand<Unit>, IAtomicCommand, IMemoryRequest;

/// <summary>Handles <see cref="DeleteMemory"/>.</summary>
internal sealed class DeleteMemoryHandler(IMuistotDb db, Decisions decisions, ResourceContext context) : IRequestHandler<DeleteMemory, Unit>
{
    public async Task<Unit> Handle(DeleteMemory request, CancellationToken cancellationToken)
    {
        var memory = await db.Memories.FirstOrDefaultAsync(memory => memory.Id == context.MemoryId, cancellationToken)
            ?? throw new NotFoundException("Resource not found");
        await decisions.MakeAsync(memory, DecisionKind.Delete, null, cancellationToken);
        return Unit.Value;
    }
}
