namespace Muistot.Application.Map;

/// <summary>What the values of a property are.</summary>
public enum MapPropertyType
{
    /// <summary>Texts.</summary>
    Text,

    /// <summary>Integers.</summary>
    Number,

    /// <summary>Instants, UTC.</summary>
    Instant,
}

/// <summary>A property of the features of a collection.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">What its values are.</param>
/// <param name="Title">What it says, for people.</param>
/// <param name="IsQueryable">True when features can be chosen by its value.</param>
/// <param name="IsRequired">True when every feature has a value.</param>
public sealed record MapProperty(
    string Name, MapPropertyType Type, string Title, bool IsQueryable = false, bool IsRequired = false)
{
    /// <summary>The public id of a site.</summary>
    public const string Site = "site";

    /// <summary>The public id of a project.</summary>
    public const string Project = "project";

    /// <summary>The public id of a memory.</summary>
    public const string Memory = "memory";

    /// <summary>The name of a site.</summary>
    public const string SiteName = "name";

    /// <summary>The title of a memory.</summary>
    public const string MemoryTitle = "title";

    /// <summary>The username of who made a site.</summary>
    public const string Creator = "creator";

    /// <summary>The username of who wrote a memory.</summary>
    public const string User = "user";

    /// <summary>The time of the last change.</summary>
    public const string ModifiedAt = "modified_at";

    private static readonly MapProperty OfSite = new(Site, MapPropertyType.Text, "Public id of the site", true, true);
    private static readonly MapProperty OfProject = new(Project, MapPropertyType.Text, "Public id of the project", true, true);
    private static readonly MapProperty Image = new("image", MapPropertyType.Text, "File name of the image, for /images/{name}");
    private static readonly MapProperty Modified =
        new(ModifiedAt, MapPropertyType.Instant, "Time of the last change, UTC", IsRequired: true);

    private static readonly MapProperty[] OfSites =
    [
        OfSite, OfProject,
        new(SiteName, MapPropertyType.Text, "Name", true, true),
        new("abstract", MapPropertyType.Text, "Abstract"),
        new("description", MapPropertyType.Text, "Description"),
        new("lang", MapPropertyType.Text, "Language of the texts, ISO 639-1", IsRequired: true),
        Image,
        new(Creator, MapPropertyType.Text, "Username of the creator", true),
        new("memories_count", MapPropertyType.Number, "Number of published memories", IsRequired: true),
        Modified,
    ];

    private static readonly MapProperty[] OfMemories =
    [
        new(Memory, MapPropertyType.Number, "Public id of the memory", true, true),
        OfSite, OfProject,
        new(MemoryTitle, MapPropertyType.Text, "Title", true, true),
        new("story", MapPropertyType.Text, "Story"),
        Image,
        new(User, MapPropertyType.Text, "Username of the author", true),
        Modified,
    ];

    /// <summary>The properties of a kind of features. The values of each feature are in this order.</summary>
    public static IReadOnlyList<MapProperty> Of(MapKind kind) => kind == MapKind.Sites ? OfSites : OfMemories;
}
