using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Muistot.Application.Authorization;
using Muistot.Application.Caching;
using Muistot.Application.Common;
using Muistot.Application.Images;
using Muistot.Application.Languages;
using Muistot.Application.Pipeline;
using Muistot.Application.Posting;
using Muistot.Domain.Authorization;
using Muistot.Domain.Images;
using Muistot.Domain.Languages;
using Muistot.Domain.Projects;
using Muistot.Domain.Sites;
using Muistot.Domain.Values;

namespace Muistot.Application.Sites;

/// <summary>
/// Puts a site on a project's map, which everyone who is signed in may, unless the project keeps that to its admins and
/// moderators. It waits for approval, unless the project publishes at once.
/// </summary>
/// <param name="Project">The project.</param>
/// <param name="Body">The site. Null when it could not be read: the pipeline refuses the request.</param>
[RequireSession]
[RequireStatus(Resource.Site, Status.DoesNotExist | Status.Authenticated, Creates = true, Posts = true)]
[Invalidates(CachedContent.Site | CachedContent.SitesOfProject | CachedContent.Projects)]
public sealed record CreateSite(ProjectId Project, CreateSite.Form? Body)
    : ICommand<SiteId>, IIdentifierMakingCommand, IImageCommand, ISiteRequest, ILocalizedRequest, IPostingRequest
{
    private SiteId? made;

    ImageUpload? IImageCommand.Upload => Body?.Image;

    IEnumerable<(PostingKind Kind, long Amount)> IPostingRequest.Posts => [(PostingKind.Sites, 1),
        (PostingKind.Images, Body!.Image?.Length ?? 0)];

    SiteId? ISiteRequest.Site => made ?? Body?.Id.Value;

    bool IIdentifierMakingCommand.MakesIdentifier => Body is { Id.IsPresent: false };

    IEnumerable<LanguageCode> ILocalizedRequest.Languages => [Body!.Info.Lang];

    /// <summary>Notes the id that was made.</summary>
    internal SiteId Make(SiteId id) => made = id;

    /// <summary>A new site.</summary>
    /// <param name="Info">Its texts, in one language.</param>
    /// <param name="Location">Where it is.</param>
    /// <param name="Id">Its public id, unique in the project. Made from the name when it is absent.</param>
    /// <param name="Image">Its image.</param>
    public sealed record Form(
        InformationForm Info, LocationForm Location, Optional<SiteId> Id = default, ImageUpload? Image = null);
}

/// <summary>Checks the form of <see cref="CreateSite"/>.</summary>
internal sealed class CreateSiteValidator : AbstractValidator<CreateSite>
{
    public CreateSiteValidator() =>
        RuleFor(request => request.Body!.Info).SetValidator(new InformationForm.Validator()).When(request => request.Body is not null);
}

/// <summary>Handles <see cref="CreateSite"/>.</summary>
internal sealed class CreateSiteHandler(IMuistotDb db, ResourceContext context, ImageStorage imageStorage)
    : IRequestHandler<CreateSite, SiteId>
{
    public async Task<SiteId> Handle(CreateSite request, CancellationToken cancellationToken)
    {
        var form = request.Body!;
        var id = form.Id.Value ?? request.Make(await MakeIdAsync(form.Info.Name, cancellationToken));
        var site = NewSite.Make(context.Project.Id, context.Project.AutoPublish, id, form.Location.ToLocation(), context.UserId);
        form.Info.WriteTo(site.InformationIn(form.Info.Lang.Language));
        site.NameIn(context.DefaultLanguage, form.Info.Name);
        site.Image = await imageStorage.StoreAsync(form.Image, context.UserId, cancellationToken);
        db.Sites.Add(site);
        return id;
    }

    private async Task<SiteId> MakeIdAsync(string name, CancellationToken cancellationToken)
    {
        var (projectId, slug) = (context.Project.Id, Slug.Of(name, "site"));
        var taken = await db.Sites.Where(site => site.ProjectId == projectId).Select(site => site.Name)
            .WhereTakes(slug).ToListAsync(cancellationToken);
        return new SiteId(slug.FirstFree(taken));
    }
}
