namespace Muistot.Application.Map;

/// <summary>A collection of features, as the caller sees it.</summary>
/// <param name="Id">What names it.</param>
/// <param name="ProjectName">The name of its project in the asked language, or null.</param>
/// <param name="Abstract">What its project is about, or null.</param>
/// <param name="Summary">How many features it has, and where.</param>
public sealed record CollectionView(MapCollectionId Id, string? ProjectName, string? Abstract, MapSummary Summary);

/// <summary>How many features there are, where, and since when.</summary>
/// <param name="Count">How many.</param>
/// <param name="West">Least longitude, degrees.</param>
/// <param name="South">Least latitude, degrees.</param>
/// <param name="East">Greatest longitude, degrees.</param>
/// <param name="North">Greatest latitude, degrees.</param>
/// <param name="First">The earliest of their last changes, UTC.</param>
/// <param name="Last">The latest of their last changes, UTC.</param>
public sealed record MapSummary(long Count, double West, double South, double East, double North, DateTime First, DateTime Last)
{
    /// <summary>Nothing.</summary>
    public static MapSummary Empty { get; } = new(
        0, double.PositiveInfinity, double.PositiveInfinity, double.NegativeInfinity, double.NegativeInfinity, DateTime.MaxValue,
        DateTime.MinValue);

    /// <summary>Both together.</summary>
    public MapSummary With(MapSummary other) => new(
        Count + other.Count, Math.Min(West, other.West), Math.Min(South, other.South), Math.Max(East, other.East),
        Math.Max(North, other.North), First < other.First ? First : other.First, Last > other.Last ? Last : other.Last);
}
