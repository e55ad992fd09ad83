using Muistot.Application.Common;
using Muistot.Application.Map;
using Muistot.Domain.Search;

namespace Muistot.Api.Ogc;

/// <summary>What is asked of the features of a collection, read from the query.</summary>
/// <param name="Filter">Which features.</param>
/// <param name="Limit">Most features, or null for all.</param>
/// <param name="Cursor">Where the page before ended.</param>
/// <param name="System">What coordinates are told in.</param>
/// <param name="Separator">What is between the cells of CSV.</param>
internal sealed record FeatureQuery(MapFilter Filter, int? Limit, Cursor? Cursor, CoordinateSystem System, char Separator)
{
    internal const string LimitName = "limit";
    internal const string CursorName = "cursor";
    internal const string Box = "bbox";
    internal const string BoxSystem = "bbox-crs";
    internal const string SystemName = "crs";
    internal const string DateTimeName = "datetime";
    internal const string SeparatorName = "sep";
    internal const string Words = "q";

    /// <summary>Features of a page of JSON or HTML without <c>limit</c>.</summary>
    internal const int DefaultLimit = 10;

    /// <summary>Most features of a page.</summary>
    internal const int MaximumLimit = 10_000;

    // Some clients begin with offset=0. Pages are followed by next.
    private const string Offset = "offset";

    /// <summary>The parameters of a collection's features.</summary>
    internal static IEnumerable<string> Names(MapKind kind) =>
        [LimitName, CursorName, Box, BoxSystem, SystemName, DateTimeName, Words, SeparatorName, Offset, .. Queryables(kind)];

    /// <summary>The properties that features can be chosen by.</summary>
    internal static IEnumerable<string> Queryables(MapKind kind) =>
        MapProperty.Of(kind).Where(property => property.IsQueryable).Select(property => property.Name);

    /// <summary>Reads it. What is wrong is noted in the query.</summary>
    internal static FeatureQuery Read(OgcQuery query, MapKind kind, OgcFormat format)
    {
        var system = ReadSystem(query, SystemName);
        if (format == OgcFormat.Csv && system.Epsg is not null)
            query.Refuse(SystemName, $"CSV has lat and lon in degrees: crs must be {CoordinateSystem.Crs84.Uri}.");
        if (query.Text(Offset) is not (null or "0"))
            query.Refuse(Offset, "Only 0 is known. Follow the links to the next page.");
        var (from, until) = ReadDateTime(query);
        return new FeatureQuery(
            new MapFilter(ReadArea(query), from, until, ReadProperties(query, kind), ReadText(query)),
            query.Count(LimitName, MaximumLimit) ?? (format.IsPaged || query.Text(CursorName) is not null ? DefaultLimit : null),
            ReadCursor(query), system, ReadSeparator(query, format));
    }

    /// <summary>Reads a parameter that names a coordinate reference system.</summary>
    internal static CoordinateSystem ReadSystem(OgcQuery query, string name)
    {
        if (query.Text(name) is not { } uri)
            return CoordinateSystem.Crs84;
        if (CoordinateSystem.Find(uri) is { } known)
            return known;
        query.Refuse(name, $"Must be one of {string.Join(", ", CoordinateSystem.All.Select(system => system.Uri))}.");
        return CoordinateSystem.Crs84;
    }

    private static MapArea? ReadArea(OgcQuery query)
    {
        var system = ReadSystem(query, BoxSystem);
        if (query.Joined(Box) is not { } text)
            return null;
        var area = system.ReadBox(text);
        if (area is null)
        {
            query.Refuse(Box, "Must be four or six numbers, the lower corner and then the upper one, "
                + "in degrees west,south,east,north unless bbox-crs says otherwise.");
        }

        return area;
    }

    private static (DateTime? From, DateTime? Until) ReadDateTime(OgcQuery query)
    {
        if (query.Text(DateTimeName) is not { } text)
            return (null, null);
        if (DateTimeInterval.TryParse(text, out var interval))
            return (interval.From, interval.Until);
        query.Refuse(DateTimeName, "Must be a date or an instant of RFC 3339, or two with a slash between. An open end is .. or nothing.");
        return (null, null);
    }

    private static List<KeyValuePair<string, string>> ReadProperties(OgcQuery query, MapKind kind)
    {
        var found = new List<KeyValuePair<string, string>>();
        foreach (var property in MapProperty.Of(kind).Where(property => property.IsQueryable))
        {
            if (query.Text(property.Name) is not { } text)
                continue;
            if (property.Type == MapPropertyType.Number && (text.Length is 0 or > 18 || !text.All(char.IsAsciiDigit)))
                query.Refuse(property.Name, "Must be an integer.");
            found.Add(new(property.Name, text));
        }

        return found;
    }

    private static SearchText? ReadText(OgcQuery query)
    {
        if (query.Text(Words) is not { } text)
            return null;
        if (SearchText.TryParse(text, out var words))
            return words;
        query.Refuse(Words, SearchText.Rule);
        return null;
    }

    private static Cursor? ReadCursor(OgcQuery query)
    {
        if (query.Text(CursorName) is not { } text)
            return null;
        if (Cursor.TryParse(text, out var cursor))
            return cursor;
        query.Refuse(CursorName, Cursor.Rule);
        return null;
    }

    private static char ReadSeparator(OgcQuery query, OgcFormat format)
    {
        if (query.Text(SeparatorName) is not { } text)
            return ',';
        if (format != OgcFormat.Csv)
            query.Refuse(SeparatorName, "Goes with f=csv only.");
        if (text is "," or ";" or "tab")
            return text == "tab" ? '\t' : text[0];
        query.Refuse(SeparatorName, "Must be a comma, a semicolon (%3B) or tab.");
        return ',';
    }
}
