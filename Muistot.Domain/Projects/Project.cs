using Muistot.Domain.History;
using Muistot.Domain.Images;
using Muistot.Domain.Languages;
using Muistot.Domain.Moderation;
using Muistot.Domain.Sites;
using Muistot.Domain.Users;
using Muistot.Domain.Values;

namespace Muistot.Domain.Projects;

/// <summary>A research or community project: a map that people put sites on.</summary>
public sealed class Project : IPublishable, IModified
{
    /// <summary>Key of the project.</summary>
    public int Id { get; private set; }

    /// <summary>Its public id; unique.</summary>
    public required string Name { get; init; }

    /// <summary>Key of its image, or null.</summary>
    public int? ImageId { get; set; }

    /// <summary>Its image.</summary>
    public Image? Image { get; set; }

    /// <summary>First moment that it is shown, UTC, or null.</summary>
    public DateTime? Starts { get; private set; }

    /// <summary>Last moment that it is shown, UTC, or null.</summary>
    public DateTime? Ends { get; private set; }

    /// <summary>Whether only admins and moderators may create sites.</summary>
    public bool AdminPosting { get; set; }

    /// <summary>Whether new sites and memories are published at once.</summary>
    public bool AutoPublish { get; set; }

    /// <summary>Whether what authors change of published sites and memories waits for a decision.</summary>
    public bool ReviewEdits { get; set; }

    /// <summary>True when it is shown to everyone, from <see cref="Starts"/> to <see cref="Ends"/>.</summary>
    public bool Published { get; set; }

    /// <inheritdoc/>
    public DateTime? HiddenAt { get; set; }

    /// <summary>Key of the language that stands in where another one has no text.</summary>
    public int DefaultLanguageId { get; set; }

    /// <summary>Key of the account that made it; null for one that was made in nobody's name, and once that account is gone.</summary>
    public int? CreatorId { get; init; }

    /// <summary>The account that made it.</summary>
    public User? Creator { get; init; }

    /// <summary>Key of the account that last changed it; null once that account is gone.</summary>
    public int? ModifierId { get; init; }

    /// <summary>The account that last changed it.</summary>
    public User? Modifier { get; init; }

    /// <summary>Its texts, one entry a language.</summary>
    public ICollection<ProjectInformation> Information { get; } = [];

    /// <summary>How to reach the people behind it, or null.</summary>
    public ProjectContact? Contact { get; set; }

    /// <summary>Who administers it.</summary>
    public ICollection<ProjectAdmin> Admins { get; } = [];

    /// <summary>Who moderates it.</summary>
    public ICollection<ProjectModerator> Moderators { get; } = [];

    /// <summary>Who is kept from writing in it.</summary>
    public ICollection<Block> Blocks { get; } = [];

    /// <summary>What is on its map.</summary>
    public ICollection<Site> Sites { get; } = [];

    /// <inheritdoc/>
    public int Version { get; private set; } = 1;

    /// <inheritdoc/>
    public DateTime CreatedAt { get; private set; }

    /// <inheritdoc/>
    public DateTime ModifiedAt { get; private set; }

    /// <summary>Sets the time that the project runs, both ends included.</summary>
    /// <returns>False, and nothing is set, when it would end before it starts.</returns>
    public bool TryRun(DateTime? starts, DateTime? ends)
    {
        if (starts > ends)
            return false;
        (Starts, Ends) = (starts, ends);
        return true;
    }

    /// <summary>The entry of a language; made, and empty, where there is none yet.</summary>
    public ProjectInformation InformationIn(Language language)
    {
        var entry = Information.FirstOrDefault(entry => entry.LanguageId == language.Id);
        if (entry is null)
            Information.Add(entry = new ProjectInformation { LanguageId = language.Id });
        return entry;
    }
}

/// <summary>
/// What a version of a project holds: all that its admins can change, but for the image. Who has a role in it is not part of it: to restore
/// a version gives no rights.
/// </summary>
/// <param name="DefaultLanguage">Two-letter code of its default language.</param>
/// <param name="Starts">First moment that it is shown, UTC, or null.</param>
/// <param name="Ends">Last moment that it is shown, UTC, or null.</param>
/// <param name="AdminPosting">Whether only admins and moderators may create sites.</param>
/// <param name="AutoPublish">Whether new sites and memories are published at once.</param>
/// <param name="Contact">How to reach the people behind it, or null.</param>
/// <param name="Texts">Its texts, by the two-letter codes of their languages.</param>
/// <param name="ReviewEdits">Whether what authors change waits for a decision.</param>
public sealed record ProjectContent(
    string DefaultLanguage, DateTime? Starts, DateTime? Ends, bool AdminPosting, bool AutoPublish, ContactContent? Contact,
    IReadOnlyDictionary<string, TextsContent> Texts, bool ReviewEdits = false)
    : ResourceContent
{
    /// <summary>What a project holds whose contact and texts are loaded.</summary>
    public static ProjectContent Of(Project project) =>
        Of(project, project.Contact is { } contact ? ContactContent.Of(contact) : null, TextsContent.Of(project.Information));

    /// <summary>What a project holds, with a contact and texts from elsewhere.</summary>
    public static ProjectContent Of(Project project, ContactContent? contact, IReadOnlyDictionary<string, TextsContent> texts) => new(
        Language.Of(project.DefaultLanguageId).Code, project.Starts, project.Ends, project.AdminPosting, project.AutoPublish, contact,
        texts, project.ReviewEdits);

    /// <summary>Makes a project hold it, but for the contact, the texts, and the default language, which texts must be there for.</summary>
    public void WriteTo(Project project)
    {
        project.TryRun(Starts, Ends);
        (project.AdminPosting, project.AutoPublish, project.ReviewEdits) = (AdminPosting, AutoPublish, ReviewEdits);
    }

    /// <inheritdoc/>
    public override bool IsSameAs(ResourceContent other) => other is ProjectContent project
        && this with { Texts = project.Texts } == project && TextsContent.AreSame(Texts, project.Texts);
}
