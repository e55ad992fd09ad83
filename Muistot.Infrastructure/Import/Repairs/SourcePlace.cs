using System.Buffers.Binary;
using Muistot.Domain.Sites;

namespace Muistot.Infrastructure.Import.Repairs;

/// <summary>
/// Reads places as MySQL and MariaDB store them: a number of the reference system, and then well-known binary (OGC 06-103r4 §8).
/// </summary>
internal static class SourcePlace
{
    private const int SystemLength = 4;
    private const int PointLength = SystemLength + 1 + 4 + 8 + 8;
    private const int Point = 1;

    /// <summary>The place of a point whose X is the longitude and Y the latitude, or null when it is not a point on the earth.</summary>
    internal static Location? Read(ReadOnlySpan<byte> geometry)
    {
        if (geometry.Length != PointLength || geometry[SystemLength] > 1)
            return null;
        var isLittle = geometry[SystemLength] == 1;
        var body = geometry[(SystemLength + 1)..];
        if ((isLittle ? BinaryPrimitives.ReadInt32LittleEndian(body) : BinaryPrimitives.ReadInt32BigEndian(body)) != Point)
            return null;
        var (longitude, latitude) = isLittle
            ? (BinaryPrimitives.ReadDoubleLittleEndian(body[4..]), BinaryPrimitives.ReadDoubleLittleEndian(body[12..]))
            : (BinaryPrimitives.ReadDoubleBigEndian(body[4..]), BinaryPrimitives.ReadDoubleBigEndian(body[12..]));
        return latitude is >= -90 and <= 90 && longitude is >= -180 and <= 180 ? new Location(latitude, longitude) : null;
    }
}
