using Muistot.Domain.History;
using Muistot.Domain.Images;
using Muistot.Domain.Languages;
using Muistot.Domain.Memories;
using Muistot.Domain.Projects;
using Muistot.Domain.Users;
using Muistot.Domain.Values;

namespace Muistot.Domain.Sites;

/// <summary>A place on a project's map.</summary>
public sealed class Site : IDeletable, IModified
{
    /// <summary>Key of the site.</summary>
    public int Id { get; private set; }

    /// <summary>Key of the project.</summary>
    public int ProjectId { get; init; }

    /// <summary>The project.</summary>
    public Project? Project { get; init; }

    /// <summary>Its public id; unique among the sites of the project that are not deleted.</summary>
    public required string Name { get; set; }

    /// <summary>Key of its image, or null.</summary>
    public int? ImageId { get; set; }

    /// <summary>Its image.</summary>
    public Image? Image { get; set; }

    /// <summary>True when it is shown to everyone who sees the project.</summary>
    public bool Published { get; set; }

    /// <inheritdoc/>
    public DateTime? HiddenAt { get; set; }

    /// <summary>0 while it is there, and its own key once it is deleted: so its public id is free again.</summary>
    public long Deletion { get; private set; }

    /// <inheritdoc/>
    public bool IsDeleted => Deletion != 0;

    /// <inheritdoc/>
    public DateTime? DeletedAt { get; private set; }

    /// <summary>Key of the account that last changed it; null once that account is gone.</summary>
    public int? ModifierId { get; init; }

    /// <summary>The account that last changed it.</summary>
    public User? Modifier { get; init; }

    /// <summary>Key of the account that made it; null once that account is gone.</summary>
    public int? CreatorId { get; init; }

    /// <summary>The account that made it.</summary>
    public User? Creator { get; init; }

    /// <summary>Degrees north, −90 to 90 (WGS 84).</summary>
    public double Latitude { get; private set; }

    /// <summary>Degrees east, −180 to 180 (WGS 84).</summary>
    public double Longitude { get; private set; }

    /// <summary>Number of its place in the <see cref="SphereGrid"/>, which finds what is near.</summary>
    public long Cell { get; private set; }

    /// <summary>Number of its place in the <see cref="TileGrid"/>, which finds what a tile shows.</summary>
    public long TileCell { get; private set; }

    /// <summary>Its texts, one entry a language.</summary>
    public ICollection<SiteInformation> Information { get; } = [];

    /// <summary>What people remember of it.</summary>
    public ICollection<Memory> Memories { get; } = [];

    /// <inheritdoc/>
    public int Version { get; private set; } = 1;

    /// <inheritdoc/>
    public DateTime CreatedAt { get; private set; }

    /// <inheritdoc/>
    public DateTime ModifiedAt { get; private set; }

    /// <inheritdoc/>
    public void Delete() => (Deletion, Published) = (Id, false);

    /// <inheritdoc/>
    public void Restore() => (Deletion, Published) = (0, false);

    /// <summary>Puts the site on another place.</summary>
    public void MoveTo(Location place) =>
        (Latitude, Longitude, Cell, TileCell) = (place.Latitude, place.Longitude, SphereGrid.CellOf(place), TileGrid.CellOf(place));

    /// <summary>The entry of a language; made, and empty, where there is none yet.</summary>
    public SiteInformation InformationIn(Language language)
    {
        var entry = Information.FirstOrDefault(entry => entry.LanguageId == language.Id);
        if (entry is null)
            Information.Add(entry = new SiteInformation { LanguageId = language.Id });
        return entry;
    }

    /// <summary>Gives the site a name in a language that it has none in: in the default language of its project it must have one.</summary>
    public void NameIn(Language language, string name) => InformationIn(language).Name ??= name;
}

/// <summary>What a version of a site holds: all that its author can change, but for the image.</summary>
/// <param name="Latitude">Degrees north.</param>
/// <param name="Longitude">Degrees east.</param>
/// <param name="Texts">Its texts, by the two-letter codes of their languages.</param>
public sealed record SiteContent(double Latitude, double Longitude, IReadOnlyDictionary<string, TextsContent> Texts) : ResourceContent
{
    /// <summary>What a site holds whose texts are loaded.</summary>
    public static SiteContent Of(Site site) => Of(site, TextsContent.Of(site.Information));

    /// <summary>What a site holds, with texts from elsewhere.</summary>
    public static SiteContent Of(Site site, IReadOnlyDictionary<string, TextsContent> texts) => new(site.Latitude, site.Longitude, texts);

    /// <summary>Makes a site hold it, but for the texts.</summary>
    public void WriteTo(Site site) => site.MoveTo(new Location(Latitude, Longitude));

    /// <inheritdoc/>
    public override bool IsSameAs(ResourceContent other) =>
        other is SiteContent site && this with { Texts = site.Texts } == site && TextsContent.AreSame(Texts, site.Texts);
}
