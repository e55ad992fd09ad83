using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
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
using Muistot.Domain.Users;
using Muistot.Domain.Values;

namespace Muistot.Application.Projects;

/// <summary>
/// Makes a project, which waits to be published. Superusers may; with <c>Projects:AllowUserCreation</c> everyone who is signed
/// in, who becomes its admin then.
/// </summary>
/// <param name="Body">The project. Null when it could not be read: the pipeline refuses the request.</param>
[RequireSession]
[RequireStatus(
    Resource.Project,
    Status.DoesNotExist | Status.Superuser,
    Status.DoesNotExist | Status.Authenticated | Status.UserCreation,
    Creates = true)]
[Invalidates(CachedContent.Project | CachedContent.Projects)]
public sealed record CreateProject(CreateProject.Form? Body)
    : ICommand<ProjectId>, IIdentifierMakingCommand, IImageCommand, IProjectRequest, ILocalizedRequest, IPostingRequest
{
    private ProjectId? made;

    ImageUpload? IImageCommand.Upload => Body?.Image;

    IEnumerable<(PostingKind Kind, long Amount)> IPostingRequest.Posts => [(PostingKind.Images, Body!.Image?.Length ?? 0)];

    ProjectId? IProjectRequest.Project => made ?? Body?.Id.Value;

    bool IIdentifierMakingCommand.MakesIdentifier => Body is { Id.IsPresent: false };

    IEnumerable<LanguageCode> ILocalizedRequest.Languages => [Body!.Info.Lang];

    /// <summary>Notes the id that was made.</summary>
    internal ProjectId Make(ProjectId id) => made = id;

    /// <summary>A new project.</summary>
    /// <param name="Info">Its texts. Their language becomes its default language.</param>
    /// <param name="Id">Its public id. Made from the name when it is absent.</param>
    /// <param name="Image">Its image.</param>
    /// <param name="Starts">From when on it is shown.</param>
    /// <param name="Ends">Until when it is shown; a bare date is included.</param>
    /// <param name="Admins">Usernames of its admins.</param>
    /// <param name="Contact">Its contact details.</param>
    /// <param name="AdminPosting">Whether only admins and moderators may create sites.</param>
    /// <param name="AutoPublish">Whether new sites and memories are published at once.</param>
    /// <param name="ReviewEdits">Whether what authors change of published sites and memories waits for a decision.</param>
    public sealed record Form(
        InformationForm Info,
        Optional<ProjectId> Id = default,
        ImageUpload? Image = null,
        DayOrInstant? Starts = null,
        DayOrInstant? Ends = null,
        IReadOnlyList<Username>? Admins = null,
        ContactForm? Contact = null,
        bool AdminPosting = false,
        bool AutoPublish = false,
        bool ReviewEdits = false);
}

/// <summary>Checks the form of <see cref="CreateProject"/>.</summary>
internal sealed class CreateProjectValidator : AbstractValidator<CreateProject>
{
    internal const string EndsBeforeItStarts = "A project cannot end before it starts.";

    public CreateProjectValidator(IOptions<LocalizationOptions> localization)
    {
        var zone = localization.Value.Zone;
        RuleFor(request => request.Body!.Info).SetValidator(new InformationForm.Validator()).When(request => request.Body is not null);
        RuleFor(request => request.Body!)
            .Must(body => !(body.Starts?.Start(zone) > body.Ends?.End(zone)))
            .When(request => request.Body is not null)
            .WithErrorCode(TextRules.Contradiction)
            .WithMessage(EndsBeforeItStarts);
        RuleFor(request => request.Body!.Admins)
            .Must(admins => admins!.DistinctBy(admin => admin.Key, StringComparer.Ordinal).Count() == admins!.Count)
            .When(request => request.Body?.Admins is not null)
            .WithErrorCode("duplicate")
            .WithMessage("Each admin may be listed once.");
    }
}

/// <summary>Handles <see cref="CreateProject"/>.</summary>
internal sealed class CreateProjectHandler(
    IMuistotDb db,
    ResourceContext context,
    ImageStorage imageStorage,
    TimeProvider clock,
    IOptions<LocalizationOptions> localization)
    : IRequestHandler<CreateProject, ProjectId>
{
    private const int KeysAtOnce = 50;

    public async Task<ProjectId> Handle(CreateProject request, CancellationToken cancellationToken)
    {
        var (form, zone) = (request.Body!, localization.Value.Zone);
        var id = form.Id.Value ?? request.Make(await MakeIdAsync(form.Info.Name, cancellationToken));
        var project = new Project
        {
            Name = id.Value,
            CreatorId = context.UserId,
            AdminPosting = form.AdminPosting,
            AutoPublish = form.AutoPublish,
            ReviewEdits = form.ReviewEdits,
            DefaultLanguageId = form.Info.Lang.Language.Id,
        };
        project.TryRun(form.Starts?.Start(zone), form.Ends?.End(zone));
        form.Info.WriteTo(project.InformationIn(form.Info.Lang.Language));
        if (form.Contact is { } contact)
            project.Contact = ToContact(contact);
        await AddAdmins(project, form.Admins ?? [], cancellationToken);
        project.Image = await imageStorage.StoreAsync(form.Image, context.UserId, cancellationToken);
        db.Projects.Add(project);
        return id;
    }

    private async Task<ProjectId> MakeIdAsync(string name, CancellationToken cancellationToken)
    {
        var slug = Slug.Of(name, "project");
        var taken = await db.Projects.Select(project => project.Name).WhereTakes(slug).ToListAsync(cancellationToken);
        return new ProjectId(slug.FirstFree(taken));
    }

    private static ProjectContact ToContact(ContactForm form) => new()
    {
        CanContact = form.CanContact,
        HasResearchPermit = form.HasResearchPermit,
        ContactEmail = form.ContactEmail?.Value,
    };

    private async Task AddAdmins(Project project, IReadOnlyList<Username> names, CancellationToken cancellationToken)
    {
        var keys = names.Select(name => name.Key).ToList();
        var ids = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var few in keys.Chunk(KeysAtOnce))
        {
            await foreach (var user in db.Users.WhereAnyOf(user => user.UsernameKey, few).Select(user => new { user.UsernameKey, user.Id })
                .AsAsyncEnumerable().WithCancellation(cancellationToken))
                ids[user.UsernameKey] = user.Id;
        }

        if (names.Where(name => !ids.ContainsKey(name.Key)).Select(name => name.Value).ToList() is { Count: > 0 } missing)
            throw new NotFoundException("Admins not found") { Details = missing };

        // A superuser is an admin everywhere; anyone else must become one to reach what they made.
        int[] makers = context.Access.Caller is { IsSuperuser: true } ? [] : [context.UserId];
        var now = clock.GetUtcNow().UtcDateTime;
        foreach (var (id, index) in keys.Select(key => ids[key]).Union(makers).Select((id, index) => (id, index)))
            project.Admins.Add(new ProjectAdmin { UserId = id, CreatedAt = now.AddMicroseconds(index) });
    }
}
