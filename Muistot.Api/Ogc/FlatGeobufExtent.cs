namespace Muistot.Api.Ogc;

/// <summary>How many features a FlatGeobuf file holds, and the box around them.</summary>
internal sealed class FlatGeobufExtent
{
    /// <summary>How many there are.</summary>
    internal ulong Count { get; private set; }

    /// <summary>The least and the greatest of both coordinates, in the order of the format; null when there is nothing.</summary>
    internal double[]? Box { get; private set; }

    /// <summary>Adds a feature.</summary>
    internal void Add(double x, double y)
    {
        Count++;
        Box ??= [x, y, x, y];
        (Box[0], Box[1], Box[2], Box[3]) = (Math.Min(Box[0], x), Math.Min(Box[1], y), Math.Max(Box[2], x), Math.Max(Box[3], y));
    }
}
