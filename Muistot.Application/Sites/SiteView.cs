using System.Text.Json.Serialization;
using Muistot.Application.Common;
using Muistot.Application.Images;
using Muistot.Application.Languages;
using Muistot.Application.Me;
using Muistot.Application.Memories;
using Muistot.Domain.Authorization;

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

    bool IStreamedView<SiteView>.IsStreamed => Memories is not null;

    SiteView IStreamedView<SiteView>.Through(IItemsObserver observer) => this with { Memories = observer.Watch(Memories!) };
}

/// <summary>A place on the map (WGS 84).</summary>
/// <param name="Lon">Degrees east, −180 to 180.</param>
/// <param name="Lat">Degrees north, −90 to 90.</param>
public sealed record LocationView([Example(24.97)] double Lon, [Example(60.18)] double Lat);
