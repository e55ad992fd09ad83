using System.Text.Json.Serialization;
using Muistot.Application.Common;
using Muistot.Application.History;
using Muistot.Application.Images;
using Muistot.Application.Languages;
using Muistot.Application.Me;
using Muistot.Application.Memories;
using Muistot.Domain.Authorization;
using Muistot.Domain.History;
using Muistot.Domain.Sites;

namespace Muistot.Application.Sites;

/// <summary>A site, as it is visible to the caller.</summary>
/// <param name="Id">Its public id.</param>
/// <param name="Info">Its texts.</param>
/// <param name="Location">Where it is.</param>
/// <param name="Image">
/// Name of its image, or of the image of one of its published memories. For a site that is not public, an alias that
/// works without a token for an hour.
/// </param>
/// <param name="MemoriesCount">Number of published memories.</param>
/// <param name="WaitingApproval">True while it, or what the caller changed of it, waits for approval. Absent otherwise.</param>
/// <param name="Own">True when the caller created it. Absent otherwise.</param>
/// <param name="Creator">Username of its creator.</param>
/// <param name="Modifier">Username of the person who last changed the shown entry.</param>
/// <param name="Memories">Its memories. Only with include_memories=true.</param>
public sealed record SiteView(
    [Example("suvilahti-gasworks")] string Id,
    InformationView Info,
    LocationView Location,
    [Example("placeholder.jpg")] string? Image,
    [Example(2)] int MemoriesCount,
    bool? WaitingApproval,
    bool? Own,
    [Example("Aino Saarela")] string? Creator,
    [Example("Aino Saarela")] string? Modifier,
    IAsyncEnumerable<MemoryView>? Memories) : IStreamedView<SiteView>, IVersionedView
{
    /// <summary>Id of its project. Only in /me/sites.</summary>
    [Example("sornainen-harbour")]
    public string? Project { get; init; }

    /// <summary>The last decision on it. Only in /me/sites.</summary>
    public OwnDecisionView? LastDecision { get; init; }

    /// <summary>Its texts in all languages. Only in /moderation.</summary>
    public IReadOnlyList<InformationView>? Texts { get; init; }

    /// <summary>How large the image is, where that is known. Only with include=image_size.</summary>
    public ImageSizeView? ImageSize { get; init; }

    /// <summary>What the caller may do. Only with include=permissions.</summary>
    [Example("change")]
    public IReadOnlyList<PermissionKind>? Permissions { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public ResourceVersion Version { get; init; }

    /// <summary>The site, when it would hold something else.</summary>
    internal SiteView Holding(SiteContent content, InformationView info) =>
        this with { Info = info, Location = new LocationView(content.Longitude, content.Latitude) };

    bool IStreamedView<SiteView>.IsStreamed => Memories is not null;

    SiteView IStreamedView<SiteView>.Through(IItemsObserver observer) => this with { Memories = observer.Watch(Memories!) };
}

/// <summary>A site as it was.</summary>
/// <param name="Version">The number of the version.</param>
/// <param name="At">When the version was made, UTC.</param>
/// <param name="By">Username of who made the version. Absent for changes in nobody's name, and when that account was deleted.</param>
/// <param name="Action">What made it of the version before.</param>
/// <param name="Id">Public id of the site, as it is now.</param>
/// <param name="Info">Its texts.</param>
/// <param name="Location">Where it was.</param>
/// <param name="Image">Its image: an alias that works for the caller for an hour.</param>
/// <param name="Own">True when the caller created the site. Absent otherwise.</param>
/// <param name="Creator">Username of its creator.</param>
/// <param name="WaitingApproval">True when the version was not published. Absent otherwise.</param>
public sealed record SiteVersionView(
    [Example(3)] int Version,
    [Example("2024-06-21T12:00:00Z")] DateTime At,
    [Example("Aino Saarela")] string? By,
    [property: Example("change")] ChangeAction Action,
    [Example("suvilahti-gasworks")] string Id,
    InformationView Info,
    LocationView Location,
    [Example("placeholder.jpg")] string? Image,
    bool? Own,
    [Example("Aino Saarela")] string? Creator,
    bool? WaitingApproval)
{
    /// <summary>A site of now, as it was in a version.</summary>
    internal static SiteVersionView Of(
        VersionView version, Site now, SiteContent then, InformationView info, string? image, bool? own, bool? waitingApproval) => new(
        version.Version, version.At, version.By, version.Action, now.Name, info, new LocationView(then.Longitude, then.Latitude), image,
        own, now.Creator?.Username, waitingApproval);
}

/// <summary>A place on the map (WGS 84).</summary>
/// <param name="Lon">Degrees east, −180 to 180.</param>
/// <param name="Lat">Degrees north, −90 to 90.</param>
public sealed record LocationView([Example(24.97)] double Lon, [Example(60.18)] double Lat);
