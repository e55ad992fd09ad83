using Muistot.Domain.Sites;

namespace Muistot.Application.Tiles;

/// <summary>Sides of boxes in degrees, of seven decimals (a centimeter), rounded so that what is inside stays inside.</summary>
internal static class TileBox
{
    private const double Parts = 1e7;

    /// <summary>The western side of a column.</summary>
    internal static double West(int column) => Math.Floor(TileGrid.LongitudeOf(column) * Parts) / Parts;

    /// <summary>The eastern side of a column.</summary>
    internal static double East(int column) => Math.Ceiling(TileGrid.LongitudeOf(column + 1) * Parts) / Parts;

    /// <summary>The northern side of a row.</summary>
    internal static double North(int row) => Math.Ceiling(TileGrid.LatitudeOf(row) * Parts) / Parts;

    /// <summary>The southern side of a row.</summary>
    internal static double South(int row) => Math.Floor(TileGrid.LatitudeOf(row + 1) * Parts) / Parts;
}
