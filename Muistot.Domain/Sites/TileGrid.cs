namespace Muistot.Domain.Sites;

/// <summary>
/// Numbers the places of the Web Mercator map (EPSG:3857) as tiles have them: x from the west, y from the north, each of 30 bits, which are
/// the units of a tile of zoom 18. The bits of y and x, taken in turns, are the number of a cell, so the cells of a tile of any zoom have
/// numbers without a gap, and an ordinary index finds them.
/// </summary>
public static class TileGrid
{
    /// <summary>Bits of each axis.</summary>
    public const int Bits = 30;

    private const int Side = 1 << Bits;

    /// <summary>
    /// The number of the cell of a place, 0 to 2⁶⁰ − 1. Latitudes beyond 85.0511° lie on the edge of the map, and 180° east is 180° west.
    /// </summary>
    public static long CellOf(Location place)
    {
        var x = (long)Math.Floor((place.Longitude + 180) / 360 * Side);
        var north = Math.Asinh(Math.Tan(double.DegreesToRadians(place.Latitude))) / Math.PI;
        var y = Math.Clamp((long)Math.Floor((1 - north) / 2 * Side), 0, Side - 1);
        return Interleave((int)(((x % Side) + Side) % Side), (int)y);
    }

    /// <summary>The number of a cell of a grid of any zoom.</summary>
    /// <param name="x">Column, from the west.</param>
    /// <param name="y">Row, from the north.</param>
    public static long Interleave(int x, int y) => Spread(y) << 1 | Spread(x);

    /// <summary>Column and row of a numbered cell.</summary>
    public static (int X, int Y) Separate(long cell) => (Gather(cell), Gather(cell >> 1));

    /// <summary>Degrees east of the western side of a column, −180 to 180.</summary>
    public static double LongitudeOf(int x) => ((double)x / Side * 360) - 180;

    /// <summary>Degrees north of the northern side of a row, −85.0512 to 85.0512.</summary>
    public static double LatitudeOf(int y) => double.RadiansToDegrees(Math.Atan(Math.Sinh(Math.PI * (1 - (2 * (double)y / Side)))));

    // Leaves an empty bit after each (the usual sequence of halving shifts and masks).
    private static long Spread(long bits)
    {
        bits = (bits | bits << 16) & 0x0000FFFF0000FFFF;
        bits = (bits | bits << 8) & 0x00FF00FF00FF00FF;
        bits = (bits | bits << 4) & 0x0F0F0F0F0F0F0F0F;
        bits = (bits | bits << 2) & 0x3333333333333333;
        return (bits | bits << 1) & 0x5555555555555555;
    }

    // The other way around.
    private static int Gather(long bits)
    {
        bits &= 0x5555555555555555;
        bits = (bits ^ bits >> 1) & 0x3333333333333333;
        bits = (bits ^ bits >> 2) & 0x0F0F0F0F0F0F0F0F;
        bits = (bits ^ bits >> 4) & 0x00FF00FF00FF00FF;
        bits = (bits ^ bits >> 8) & 0x0000FFFF0000FFFF;
        return (int)(bits ^ bits >> 16);
    }
}
