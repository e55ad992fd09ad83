using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Muistot.Application.Authorization;
using Muistot.Application.Caching;
using Muistot.Application.Common;
using Muistot.Domain.Authorization;
using Muistot.Domain.Languages;
using Muistot.Domain.Notifications;
using Muistot.Domain.Projects;

namespace Muistot.Application.Notifications;

/// <summary>Changes which mail the caller wants.</summary>
/// <param name="Body">What changes. Null when it could not be read: the pipeline refuses the request.</param>
[RequireSession]
[AllowedWhileBlocked]
[Invalidates(CachedContent.Nothing)]
public sealed record ChangeNotifications(ChangeNotifications.Form? Body)
    : ICommand<Outcome>, IAccountCommand, IVersionKeepingCommand, ILocalizedRequest
{
    IEnumerable<LanguageCode> ILocalizedRequest.Languages => Body!.Language.Value is { } language ? [language] : [];

    /// <summary>The members to change. Absent members stay unchanged.</summary>
    /// <param name="Decisions">True: mail about what is decided on the caller's sites and memories.</param>
    /// <param name="Digest">How often mail about what waits in the projects that the caller looks after.</param>
    /// <param name="Projects">How often of projects in which it is to be otherwise, by their ids; null: as digest says.</param>
    /// <param name="Language">The language of all mail that the caller has not just asked for; null: the default one.</param>
    public sealed record Form(
        Optional<bool> Decisions = default,
        [Example("daily")] Optional<DigestFrequency> Digest = default,
        [Example("sornainen-harbour", "hourly")] Optional<IReadOnlyDictionary<string, DigestFrequency?>> Projects = default,
        Optional<LanguageCode?> Language = default);
}

/// <summary>Checks the form of <see cref="ChangeNotifications"/>.</summary>
internal sealed class ChangeNotificationsValidator : AbstractValidator<ChangeNotifications>
{
    public ChangeNotificationsValidator() => When(request => request.Body is { Projects.Value: not null }, () =>
        RuleFor(request => request.Body!.Projects.Value)
            .Must(projects => projects.Keys.All(id => ProjectId.TryParse(id, out _)))
            .OverridePropertyName("Body.Projects").WithErrorCode("invalid").WithMessage("Must have the ids of projects as names."));
}

/// <summary>Handles <see cref="ChangeNotifications"/>.</summary>
internal sealed class ChangeNotificationsHandler(IMuistotDb db, ResourceContext context, IOptions<LocalizationOptions> localization)
    : IRequestHandler<ChangeNotifications, Outcome>
{
    public async Task<Outcome> Handle(ChangeNotifications request, CancellationToken cancellationToken)
    {
        var form = request.Body!;
        var projects = await FindProjectsAsync(form.Projects.Value, cancellationToken);
        var settings = await db.NotificationSettings.FirstOrDefaultAsync(row => row.UserId == context.UserId, cancellationToken);
        var (decisions, digest) = (settings?.Decisions ?? true, settings?.Digest ?? DigestFrequency.Daily);
        form.Decisions.Apply(value => decisions = value);
        form.Digest.Apply(value => digest = value);
        settings ??= new NotificationSettings { UserId = context.UserId };
        var isChanged = settings.Decisions != decisions || settings.Digest != digest;
        if (isChanged && db.Context.Entry(settings).State == EntityState.Detached)
            db.NotificationSettings.Add(settings);
        (settings.Decisions, settings.Digest) = (decisions, digest);
        isChanged |= await SetAsync(projects, cancellationToken);
        if (form.Language.IsPresent)
            isChanged |= await SetAsync(form.Language.Value?.Language ?? localization.Value.OfMail(null), cancellationToken);
        return isChanged ? Outcome.Changed : Outcome.NothingToChange;
    }

    /// <summary>The projects that a form names. Those that the caller does not look after are not there for them.</summary>
    private async Task<Dictionary<int, DigestFrequency?>> FindProjectsAsync(
        IReadOnlyDictionary<string, DigestFrequency?>? named, CancellationToken cancellationToken)
    {
        if (named is null or { Count: 0 })
            return [];
        var userId = context.UserId;
        var found = await db.Projects.Where(project => Visibility.IsStaffedBy(project, userId, false)).WhereAnyOf(
            project => project.Name, [.. named.Keys]).Select(project => new { project.Id, project.Name }).ToListAsync(cancellationToken);
        if (named.Keys.Except(found.Select(project => project.Name), StringComparer.Ordinal).Any())
            throw new NotFoundException("Project not found");
        return found.ToDictionary(project => project.Id, project => named[project.Name]);
    }

    private async Task<bool> SetAsync(Dictionary<int, DigestFrequency?> projects, CancellationToken cancellationToken)
    {
        if (projects.Count == 0)
            return false;
        List<int> ids = [.. projects.Keys];
        var known = await db.ProjectNotificationSettings.Where(row => row.UserId == context.UserId && ids.Contains(row.ProjectId))
            .ToDictionaryAsync(row => row.ProjectId, cancellationToken);
        var isChanged = false;
        foreach (var (projectId, frequency) in projects.Where(project => known.GetValueOrDefault(project.Key)?.Digest != project.Value))
        {
            if (!known.TryGetValue(projectId, out var settings))
                db.ProjectNotificationSettings.Add(
                    settings = new ProjectNotificationSettings { UserId = context.UserId, ProjectId = projectId });
            settings.Digest = frequency;
            isChanged = true;
        }

        return isChanged;
    }

    private async Task<bool> SetAsync(Language language, CancellationToken cancellationToken)
    {
        var user = await db.Users.FirstAsync(user => user.Id == context.UserId, cancellationToken);
        var isChanged = localization.Value.OfMail(user.LanguageId) != language;
        if (isChanged)
            user.LanguageId = language.Id;
        return isChanged;
    }
}
