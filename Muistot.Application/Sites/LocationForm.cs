using Muistot.Domain.Sites;

namespace Muistot.Application.Sites;

/// <summary>A place on the map (WGS 84).</summary>
/// <param name="Lat">Degrees north.</param>
/// <param name="Lon">Degrees east.</param>
public sealed record LocationForm(Latitude Lat, Longitude Lon)
{
    /// <summary>The place.</summary>
    public Location ToLocation() => new(Lat.Degrees, Lon.Degrees);
}
