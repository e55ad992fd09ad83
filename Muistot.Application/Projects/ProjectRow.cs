using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Muistot.Application.Common;
using Muistot.Application.Languages;
using Muistot.Domain.Authorization;
using Muistot.Domain.Languages;
using Muistot.Domain.Projects;

namespace Muistot.Application.Projects;

/// <summary>A project as the database gives it, with the texts to show already chosen.</summary>
internal sealed class ProjectRow : IPagedRow<int>
{
    public int Id { get; init; }

    public required string Name { get; init; }

    public required InformationRow Info { get; init; }

    public string? Image { get; init; }

    public int? ImageId { get; init; }

    public int? ImageWidth { get; init; }

    public int? ImageHeight { get; init; }

    public bool Published { get; init; }

    public DateTime? Starts { get; init; }

    public DateTime? Ends { get; init; }

    public bool AdminPosting { get; init; }

    public bool AutoPublish { get; init; }

    public bool ReviewEdits { get; init; }

    public ContactView? Contact { get; init; }

    public int SitesCount { get; init; }

    public int Version { get; init; }

    public int DefaultLanguageId { get; init; }

    public bool CallerIsAdmin { get; init; }

    public bool CallerIsModerator { get; init; }

    public DateTime? CallerBlockedUntil { get; init; }

    public required List<string> Admins { get; init; }

    /// <inheritdoc/>
    public int Characters => Info.Characters;

    private static readonly Expression<Func<DbContext, IQueryable<Project>, int, int?, Func<Information, Information, bool, InformationRow>,
        IQueryable<ProjectRow>>> RowsWith = (db, projects, languageId, callerId, choose) =>
        from project in projects
        from fallback in db.Set<ProjectInformation>()
            .Where(entry => entry.ProjectId == project.Id && entry.LanguageId == project.DefaultLanguageId).DefaultIfEmpty()
        from asked in db.Set<ProjectInformation>()
            .Where(entry => entry.ProjectId == project.Id && entry.LanguageId == languageId
                && entry.LanguageId != project.DefaultLanguageId)
            .DefaultIfEmpty()
        select new ProjectRow
        {
            Id = project.Id,
            Name = project.Name,
            Info = choose(asked, fallback, project.ImageId == null),
            Image = project.Image!.FileName,
            ImageId = project.ImageId,
            ImageWidth = project.Image.Width,
            ImageHeight = project.Image.Height,
            Published = project.Published,
            Starts = project.Starts,
            Ends = project.Ends,
            AdminPosting = project.AdminPosting,
            AutoPublish = project.AutoPublish,
            ReviewEdits = project.ReviewEdits,
            Contact = project.Contact == null
                ? null
                : new ContactView(project.Contact.ContactEmail, project.Contact.HasResearchPermit, project.Contact.CanContact),
            SitesCount = project.Sites.Count(site => Visibility.IsPublic(site)),
            Version = project.Version,
            DefaultLanguageId = project.DefaultLanguageId,
            CallerIsAdmin = callerId != null && project.Admins.Any(admin => admin.UserId == callerId),
            CallerIsModerator = callerId != null && project.Moderators.Any(moderator => moderator.UserId == callerId),
            CallerBlockedUntil = project.Blocks.Where(block => callerId != null && block.UserId == callerId)
                .Max(block => (DateTime?)block.Until),
            Admins = project.Admins.OrderBy(admin => admin.CreatedAt).ThenBy(admin => admin.UserId)
                .Select(admin => admin.User!.Username).ToList(),
        };

    /// <summary>
    /// Reads projects with their texts in a language, and in their default languages where that has none: of a database, the projects, the
    /// language, and the key of the caller's account or null, whose roles are read.
    /// </summary>
    public static LambdaExpression Rows { get; } = RowsWith.With(InformationRow.Chosen);

    /// <summary>Reads projects by <see cref="Rows"/>.</summary>
    /// <param name="db">The database.</param>
    /// <param name="projects">The projects.</param>
    /// <param name="language">The language.</param>
    /// <param name="callerId">Key of the caller's account, or null.</param>
    public static IQueryable<ProjectRow> Select(IMuistotDb db, IQueryable<Project> projects, Language language, int? callerId)
    {
        var languageId = language.Id;
        return projects.Provider.CreateQuery<ProjectRow>(Rows.Inline(
            Expression.Constant(db.Context), projects.Expression, Inlining.Parameter(languageId), Inlining.Parameter(callerId)));
    }

    /// <summary>The project as callers see it, or null when it has no entry of its default language to show.</summary>
    public ProjectView? ToView(Presentation presentation, ILogger logger)
    {
        if (presentation.Show(Info) is not { } info)
        {
            logger.LogWarning("Project {Project} has no entry of its default language and cannot be shown.", Name);
            return null;
        }

        var project = new ProjectSnapshot(Id, Published, Starts, Ends, AdminPosting, AutoPublish, DefaultLanguageId, CallerIsAdmin,
            CallerIsModerator)
        {
            CallerBlockedUntil = CallerBlockedUntil,
        };
        var image = presentation.NameImage(Image, ImageId, project.IsOpenAt(presentation.Now));
        return new ProjectView(Name, info, image, Starts, Ends, Admins, Contact, AdminPosting, AutoPublish, SitesCount)
        {
            ReviewEdits = ReviewEdits ? true : null,
            ImageSize = presentation.SizeOf(ImageWidth, ImageHeight),
            Permissions = presentation.PermissionsOf(project),
            Role = presentation.RoleIn(project),
            Version = new ResourceVersion(LockedTable.Projects, Id, Version),
        };
    }
}
