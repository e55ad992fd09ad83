using Muistot.Application.Common;
using Muistot.Application.Languages;
using Muistot.Application.Memories;

namespace Muistot.Application.Sites;

/// <summary>A site, as the caller sees it.</summary>
/// <param name="Id">Its public id.</param>
/// <param name="Info">Its texts.</param>
/// <param name="Location">Where it is.</param>
/// <param name="Image">
/// Name of its image, or of one of its published memories' images. To a caller who sees a site that the public does not see, an alias, which
/// works without a token for an hour.
/// </param>
/// <param name="MemoriesCount">Number of published memories.</param>
/// <param name="WaitingApproval">True while it is not published; absent otherwise.</param>
/// <param name="Own">True when the caller made it; absent otherwise.</param>
/// <param name="Creator">Name of who made it.</param>
/// <param name="Modifier">Name of who last changed the entry that is shown.</param>
/// <param name="Memories">What people remember of it, when asked for.</param>
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
    IReadOnlyList<MemoryView>? Memories);

/// <summary>A place on the map (WGS 84).</summary>
/// <param name="Lon">Degrees east, −180 to 180.</param>
/// <param name="Lat">Degrees north, −90 to 90.</param>
public sealed record LocationView([Example(24.97)] double Lon, [Example(60.18)] double Lat);
