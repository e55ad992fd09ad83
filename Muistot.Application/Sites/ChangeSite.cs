using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Muistot.Application.Authorization;
using Muistot.Application.Caching;
using Muistot.Application.Common;
using Muistot.Application.Images;
using Muistot.Application.Languages;
using Muistot.Application.Moderation;
using Muistot.Application.Pipeline;
using Muistot.Application.Posting;
using Muistot.Domain.Authorization;
using Muistot.Domain.Images;
using Muistot.Domain.Languages;
using Muistot.Domain.Projects;
using Muistot.Domain.Sites;

namespace Muistot.Application.Sites;

/// <summary>
/// Changes a site, which who made it and admins may; who made it only while the project lets them post, and where it reviews edits, only
/// for others to decide on.
/// </summary>
/// <param name="Project">The project.</param>
/// <param name="Site">The site.</param>
/// <param name="Body">What changes. Null when it could not be read: the pipeline refuses the request.</param>
[RequireSession]
[RequireStatus(Resource.Site, Status.Exists | Status.Admin, Status.Exists | Status.Own, Posts = true)]
[Invalidates(CachedContent.Site | CachedContent.SitesOfProject | CachedContent.Projects)]
public sealed record ChangeSite(ProjectId Project, SiteId Site, ChangeSite.Form? Body)
    : ICommand<Outcome>, IAtomicCommand, IImageCommand, ISiteRequest, ILocalizedRequest, IPostingRequest
{
    ImageUpload? IImageCommand.Upload => Body?.Image.Value;

    IEnumerable<(PostingKind Kind, long Amount)> IPostingRequest.Posts => [(PostingKind.Images, Body!.Image.Value?.Length ?? 0)];

    IEnumerable<LanguageCode> ILocalizedRequest.Languages => Body!.Info.Value is { } info ? [info.Lang] : [];

    /// <summary>The members of a site to change. Absent members stay unchanged, null removes a value.</summary>
    /// <param name="Info">Texts in one language.</param>
    /// <param name="Location">Where it is.</param>
    /// <param name="Image">Its image. With another one goes what was said of the one before, unless <c>info</c> says anew.</param>
    public sealed record Form(
        Optional<InformationPatch> Info = default, Optional<LocationForm> Location = default, Optional<ImageUpload?> Image = default)
    {
        internal bool IsEmpty => Info is { IsPresent: false } or { Value.IsEmpty: true } && !(Location.IsPresent || Image.IsPresent);
    }
}

/// <summary>Checks the form of <see cref="ChangeSite"/>.</summary>
internal sealed class ChangeSiteValidator : AbstractValidator<ChangeSite>
{
    public ChangeSiteValidator() =>
        RuleFor(request => request.Body!.Info.Value)
            .SetValidator(new InformationPatch.Validator())
            .When(request => request.Body is { Info.IsPresent: true })
            .OverridePropertyName("Body.Info");
}

/// <summary>Handles <see cref="ChangeSite"/>.</summary>
internal sealed class ChangeSiteHandler(IMuistotDb db, ResourceContext context, ImageStorage imageStorage, Reviews reviews)
    : IRequestHandler<ChangeSite, Outcome>
{
    public async Task<Outcome> Handle(ChangeSite request, CancellationToken cancellationToken)
    {
        var form = request.Body!;
        if (form.IsEmpty)
            return Outcome.NothingToChange;

        var site = await db.Sites
            .Include(site => site.Information)
            .FirstOrDefaultAsync(site => site.Id == context.SiteId, cancellationToken)
            ?? throw new NotFoundException("Resource not found");
        var draft = await reviews.DraftAsync(site, cancellationToken);
        await WriteAsync(form, draft?.Copy ?? site, cancellationToken);
        return draft is null ? Outcome.Changed : await reviews.KeepAsync(site, draft, cancellationToken);
    }

    private async Task WriteAsync(ChangeSite.Form form, Site site, CancellationToken cancellationToken)
    {
        form.Location.Apply(location => site.MoveTo(location.ToLocation()));
        if (form.Image.IsPresent)
            site.Information.ForgetImage();
        if (form.Info is { IsPresent: true, Value: { IsEmpty: false } info })
            InvalidRequestException.ThrowIfAny(
                info.WriteTo(site.InformationIn(info.Lang.Language), info.Lang.Language == context.DefaultLanguage));
        if (form.Image.IsPresent)
            (site.ImageId, site.Image) = (null, await imageStorage.StoreAsync(form.Image.Value, context.UserId, cancellationToken));
    }
}
