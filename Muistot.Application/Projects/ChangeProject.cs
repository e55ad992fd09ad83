using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Muistot.Application.Authorization;
using Muistot.Application.Caching;
using Muistot.Application.Common;
using Muistot.Application.Images;
using Muistot.Application.Languages;
using Muistot.Domain.Authorization;
using Muistot.Domain.Images;
using Muistot.Domain.Languages;
using Muistot.Domain.Projects;

namespace Muistot.Application.Projects;

/// <summary>Changes a project, which its admins may.</summary>
/// <param name="Project">Its id.</param>
/// <param name="Body">What changes. Null when it could not be read: the pipeline refuses the request.</param>
[RequireScope(Scope.Admin)]
[RequireStatus(Resource.Project, Status.Exists | Status.Admin)]
[Invalidates(CachedContent.Project | CachedContent.Projects)]
public sealed record ChangeProject(ProjectId Project, ChangeProject.Form? Body)
    : ICommand<Outcome>, IAtomicCommand, IImageCommand, IProjectRequest, ILocalizedRequest
{
    ImageUpload? IImageCommand.Upload => Body?.Image.Value;

    IEnumerable<LanguageCode> ILocalizedRequest.Languages =>
        new[] { Body!.Info.Value?.Lang, Body!.DefaultLanguage.Value }.OfType<LanguageCode>();

    /// <summary>The members of a project to change. Absent members stay unchanged, null removes a value.</summary>
    /// <param name="Info">Texts in one language.</param>
    /// <param name="DefaultLanguage">The language that stands in for others; the project needs an entry in it.</param>
    /// <param name="Image">Its image. With another one goes what was said of the one before, unless <c>info</c> says anew.</param>
    /// <param name="Starts">From when on it is shown.</param>
    /// <param name="Ends">Until when it is shown; a bare date is included.</param>
    /// <param name="Contact">Its contact details.</param>
    /// <param name="AdminPosting">Whether only admins and moderators may create sites.</param>
    /// <param name="AutoPublish">Whether new sites and memories are published at once.</param>
    /// <param name="ReviewEdits">Whether what authors change of published sites and memories waits for a decision.</param>
    public sealed record Form(
        Optional<InformationPatch> Info = default,
        Optional<LanguageCode> DefaultLanguage = default,
        Optional<ImageUpload?> Image = default,
        Optional<DayOrInstant?> Starts = default,
        Optional<DayOrInstant?> Ends = default,
        Optional<ContactPatch?> Contact = default,
        Optional<bool> AdminPosting = default,
        Optional<bool> AutoPublish = default,
        Optional<bool> ReviewEdits = default)
    {
        internal bool IsEmpty => Info is { IsPresent: false } or { Value.IsEmpty: true }
            && Contact is { IsPresent: false } or { Value.IsEmpty: true }
            && !(DefaultLanguage.IsPresent || Image.IsPresent || Starts.IsPresent || Ends.IsPresent || AdminPosting.IsPresent
                || AutoPublish.IsPresent || ReviewEdits.IsPresent);
    }
}

/// <summary>Checks the form of <see cref="ChangeProject"/>.</summary>
internal sealed class ChangeProjectValidator : AbstractValidator<ChangeProject>
{
    public ChangeProjectValidator(IOptions<LocalizationOptions> localization)
    {
        var zone = localization.Value.Zone;
        RuleFor(request => request.Body!.Info.Value)
            .SetValidator(new InformationPatch.Validator())
            .When(request => request.Body is { Info.IsPresent: true })
            .OverridePropertyName("Body.Info");
        RuleFor(request => request.Body!)
            .Must(body => !(body.Starts.Value?.Start(zone) > body.Ends.Value?.End(zone)))
            .When(request => request.Body is not null)
            .WithErrorCode(TextRules.Contradiction)
            .WithMessage(CreateProjectValidator.EndsBeforeItStarts);
    }
}

/// <summary>Handles <see cref="ChangeProject"/>.</summary>
internal sealed class ChangeProjectHandler(
    IMuistotDb db, ResourceContext context, ImageStorage imageStorage, DefaultLanguageChange defaultLanguage,
    IOptions<LocalizationOptions> localization)
    : IRequestHandler<ChangeProject, Outcome>
{
    public async Task<Outcome> Handle(ChangeProject request, CancellationToken cancellationToken)
    {
        var form = request.Body!;
        var project = await db.Projects
            .Include(project => project.Information)
            .Include(project => project.Contact)
            .AsSplitQuery()
            .FirstOrDefaultAsync(project => project.Id == context.Project.Id, cancellationToken)
            ?? throw new NotFoundException("Resource not found");
        if (form.IsEmpty && (project.Contact is not null || !form.Contact.IsPresent))
            return Outcome.NothingToChange;

        if (form.Image.IsPresent)
            project.Information.ForgetImage();
        form.AdminPosting.Apply(value => project.AdminPosting = value);
        form.AutoPublish.Apply(value => project.AutoPublish = value);
        form.ReviewEdits.Apply(value => project.ReviewEdits = value);
        InvalidRequestException.ThrowIfAny([.. ChangeTimes(project, form), .. ChangeContact(project, form), .. ChangeTexts(project, form)]);
        if (form.DefaultLanguage.Value is { } language && language.Language.Id != project.DefaultLanguageId)
            await defaultLanguage.ApplyAsync(project, language.Language, cancellationToken);
        if (form.Image.IsPresent)
            (project.ImageId, project.Image) = (null, await imageStorage.StoreAsync(form.Image.Value, context.UserId, cancellationToken));
        return Outcome.Changed;
    }

    private IReadOnlyList<ValidationError> ChangeTimes(Project project, ChangeProject.Form form)
    {
        var zone = localization.Value.Zone;
        var starts = form.Starts.IsPresent ? form.Starts.Value?.Start(zone) : project.Starts;
        var ends = form.Ends.IsPresent ? form.Ends.Value?.End(zone) : project.Ends;
        return project.TryRun(starts, ends)
            ? []
            : [new ValidationError([ValidationError.Body], TextRules.Contradiction, CreateProjectValidator.EndsBeforeItStarts)];
    }

    private static IReadOnlyList<ValidationError> ChangeContact(Project project, ChangeProject.Form form)
    {
        if (form.Contact is { IsPresent: true, Value: { } contact })
            return contact.WriteTo(project);
        if (form.Contact.IsPresent)
            project.Contact = null;
        return [];
    }

    private static IReadOnlyList<ValidationError> ChangeTexts(Project project, ChangeProject.Form form)
    {
        var defaultLanguageId = form.DefaultLanguage.Value?.Language.Id ?? project.DefaultLanguageId;
        return form.Info is { IsPresent: true, Value: { IsEmpty: false } info }
            ? info.WriteTo(project.InformationIn(info.Lang.Language), info.Lang.Language.Id == defaultLanguageId)
            : [];
    }
}
