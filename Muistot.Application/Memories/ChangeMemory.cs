using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Muistot.Application.Authorization;
using Muistot.Application.Caching;
using Muistot.Application.Common;
using Muistot.Application.Images;
using Muistot.Application.Moderation;
using Muistot.Application.Pipeline;
using Muistot.Application.Posting;
using Muistot.Domain.Authorization;
using Muistot.Domain.Images;
using Muistot.Domain.Memories;
using Muistot.Domain.Projects;
using Muistot.Domain.Sites;
using Muistot.Domain.Values;

namespace Muistot.Application.Memories;

/// <summary>Changes a memory, which only who wrote it may; where the project reviews edits, only for others to decide on.</summary>
/// <param name="Project">The project.</param>
/// <param name="Site">The site.</param>
/// <param name="Memory">The memory.</param>
/// <param name="Body">What changes. Null when it could not be read: the pipeline refuses the request.</param>
[RequireSession]
[RequireStatus(Resource.Memory, Status.Own)]
[Invalidates(CachedContent.MemoriesOfSite | CachedContent.SitesOfProject)]
public sealed record ChangeMemory(ProjectId Project, SiteId Site, MemoryId Memory, ChangeMemory.Form? Body)
    : ICommand<Outcome>, IAtomicCommand, IImageCommand, IMemoryRequest, IPostingRequest
{
    ImageUpload? IImageCommand.Upload => Body?.Image.Value;

    IEnumerable<(PostingKind Kind, long Amount)> IPostingRequest.Posts => [(PostingKind.Images, Body!.Image.Value?.Length ?? 0)];

    /// <summary>The members of a memory to change. Absent members stay unchanged, null removes a value.</summary>
    /// <param name="Title">Up to 200 code points.</param>
    /// <param name="Story">Up to 20 000 code points.</param>
    /// <param name="Image">Its image. With another one goes what was said of the one before, unless <c>image_alt</c> is there.</param>
    /// <param name="ImageAlt">What the image shows, for those who do not see it: up to 500 code points.</param>
    public sealed record Form(
        [Example(MemoryExamples.Title)] Optional<string> Title = default,
        [Example(MemoryExamples.Story)] Optional<string?> Story = default,
        Optional<ImageUpload?> Image = default,
        [Example(MemoryExamples.ImageAlt)] Optional<string?> ImageAlt = default)
    {
        internal bool IsEmpty => !(Title.IsPresent || Story.IsPresent || Image.IsPresent || ImageAlt.IsPresent);
    }
}

/// <summary>Checks the form of <see cref="ChangeMemory"/>.</summary>
internal sealed class ChangeMemoryValidator : AbstractValidator<ChangeMemory>
{
    public ChangeMemoryValidator() => When(request => request.Body is not null, () =>
    {
        RuleFor(request => request.Body!.Title.Value).AtMost(Text.NameLength).OverridePropertyName("Body.Title");
        RuleFor(request => request.Body!.Story.Value).AtMost(Text.StoryLength).OverridePropertyName("Body.Story");
        RuleFor(request => request.Body!.ImageAlt.Value).AtMost(Text.AlternativeTextLength).OverridePropertyName("Body.ImageAlt");
    });
}

/// <summary>Handles <see cref="ChangeMemory"/>.</summary>
internal sealed class ChangeMemoryHandler(IMuistotDb db, ResourceContext context, ImageStorage imageStorage, Reviews reviews)
    : IRequestHandler<ChangeMemory, Outcome>
{
    public async Task<Outcome> Handle(ChangeMemory request, CancellationToken cancellationToken)
    {
        var form = request.Body!;
        if (form.IsEmpty)
            return Outcome.NothingToChange;

        var memory = await db.Memories.FirstOrDefaultAsync(memory => memory.Id == context.MemoryId, cancellationToken)
            ?? throw new NotFoundException("Resource not found");
        var draft = await reviews.DraftAsync(memory, cancellationToken);
        await WriteAsync(form, draft?.Copy ?? memory, cancellationToken);
        return draft is null ? Outcome.Changed : await reviews.KeepAsync(memory, draft, cancellationToken);
    }

    private async Task WriteAsync(ChangeMemory.Form form, Memory memory, CancellationToken cancellationToken)
    {
        form.Title.Apply(title => memory.Title = title);
        form.Story.Apply(story => memory.Story = story);
        if (form.Image.IsPresent)
        {
            memory.ImageAlt = null;
            (memory.ImageId, memory.Image) = (null, await imageStorage.StoreAsync(form.Image.Value, context.UserId, cancellationToken));
        }

        form.ImageAlt.Apply(text => memory.ImageAlt = text);
    }
}
