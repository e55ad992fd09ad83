using FluentValidation;
using MediatR;
using Muistot.Application.Authorization;
using Muistot.Application.Caching;
using Muistot.Application.Common;
using Muistot.Application.Images;
using Muistot.Application.Pipeline;
using Muistot.Application.Posting;
using Muistot.Domain.Authorization;
using Muistot.Domain.Images;
using Muistot.Domain.Memories;
using Muistot.Domain.Projects;
using Muistot.Domain.Sites;
using Muistot.Domain.Values;

namespace Muistot.Application.Memories;

/// <summary>
/// Writes what one remembers of a site, which everyone who is signed in may. It waits for approval, unless the project publishes
/// at once.
/// </summary>
/// <param name="Project">The project.</param>
/// <param name="Site">The site.</param>
/// <param name="Body">The memory. Null when it could not be read: the pipeline refuses the request.</param>
[RequireSession]
[RequireStatus(Resource.Memory, Status.Authenticated, Creates = true)]
[Invalidates(CachedContent.MemoriesOfSite | CachedContent.SitesOfProject)]
public sealed record CreateMemory(ProjectId Project, SiteId Site, CreateMemory.Form? Body)
    : ICommand<CreatedMemory>, IAtomicCommand, IImageCommand, ISiteRequest, IPostingRequest
{
    ImageUpload? IImageCommand.Upload => Body?.Image;

    IEnumerable<(PostingKind Kind, long Amount)> IPostingRequest.Posts => [(PostingKind.Memories, 1),
        (PostingKind.Images, Body!.Image?.Length ?? 0)];

    /// <summary>A new memory.</summary>
    /// <param name="Title">Up to 200 code points.</param>
    /// <param name="Story">Up to 20 000 code points.</param>
    /// <param name="Image">Its image.</param>
    /// <param name="ImageAlt">What the image shows, for those who do not see it: up to 500 code points.</param>
    public sealed record Form([Example(MemoryExamples.Title)] string Title, [Example(MemoryExamples.Story)] string? Story = null,
        ImageUpload? Image = null, [Example(MemoryExamples.ImageAlt)] string? ImageAlt = null);
}

/// <summary>A memory that has been written. Its id is known once it is saved, which is after the handler.</summary>
/// <param name="memory">The memory.</param>
public sealed class CreatedMemory(Memory memory)
{
    /// <summary>Id of the memory.</summary>
    public long Id => memory.Id;
}

/// <summary>Checks the form of <see cref="CreateMemory"/>.</summary>
internal sealed class CreateMemoryValidator : AbstractValidator<CreateMemory>
{
    public CreateMemoryValidator() => When(request => request.Body is not null, () =>
    {
        RuleFor(request => request.Body!.Title).AtMost(Text.NameLength);
        RuleFor(request => request.Body!.Story).AtMost(Text.StoryLength);
        RuleFor(request => request.Body!.ImageAlt).AtMost(Text.AlternativeTextLength);
    });
}

/// <summary>Handles <see cref="CreateMemory"/>.</summary>
internal sealed class CreateMemoryHandler(IMuistotDb db, ResourceContext context, ImageStorage imageStorage)
    : IRequestHandler<CreateMemory, CreatedMemory>
{
    public async Task<CreatedMemory> Handle(CreateMemory request, CancellationToken cancellationToken)
    {
        var form = request.Body!;
        var memory = new Memory
        {
            SiteId = context.SiteId,
            UserId = context.UserId,
            Title = form.Title,
            Story = form.Story,
            ImageAlt = form.ImageAlt,
            Published = context.Project.AutoPublish,
            Image = await imageStorage.StoreAsync(form.Image, context.UserId, cancellationToken),
        };
        db.Memories.Add(memory);
        return new CreatedMemory(memory);
    }
}
