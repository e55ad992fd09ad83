namespace Muistot.Api.Ogc;

/// <summary>Media types as links name them, without parameters: clients compare them as texts.</summary>
internal static class MediaTypes
{
    internal const string Json = "application/json";
    internal const string GeoJson = "application/geo+json";
    internal const string GeoJsonSequence = "application/geo+json-seq";
    internal const string Html = "text/html";
    internal const string Csv = "text/csv";
    internal const string FlatGeobuf = "application/flatgeobuf";
    internal const string OpenApi = "application/vnd.oai.openapi+json;version=3.0";
    internal const string Schema = "application/schema+json";
    internal const string Problem = "application/problem+json";
}

/// <summary>A way to write an answer.</summary>
/// <param name="Name">The value of <c>f</c>.</param>
/// <param name="MediaType">What is asked for by <c>Accept</c>, and told by links.</param>
/// <param name="Title">What it is, for people.</param>
internal sealed record OgcFormat(string Name, string MediaType, string Title)
{
    internal static readonly OgcFormat Json = new("json", MediaTypes.Json, "JSON");
    internal static readonly OgcFormat Html = new("html", MediaTypes.Html, "HTML");
    internal static readonly OgcFormat GeoJson = new("json", MediaTypes.GeoJson, "GeoJSON");
    internal static readonly OgcFormat Csv = new("csv", MediaTypes.Csv, "CSV");
    internal static readonly OgcFormat GeoJsonSequence = new("jsonseq", MediaTypes.GeoJsonSequence, "GeoJSON text sequence");
    internal static readonly OgcFormat FlatGeobuf = new("fgb", MediaTypes.FlatGeobuf, "FlatGeobuf");
    internal static readonly OgcFormat OpenApi = new("json", MediaTypes.OpenApi, "OpenAPI 3.0");
    internal static readonly OgcFormat Mvt = new("mvt", "application/vnd.mapbox-vector-tile", "Mapbox Vector Tile");
    internal static readonly OgcFormat Schema = new("json", MediaTypes.Schema, "JSON Schema");

    /// <summary>Of documents.</summary>
    internal static readonly OgcFormat[] OfDocuments = [Json, Html];

    /// <summary>Of the API definition.</summary>
    internal static readonly OgcFormat[] OfDefinition = [OpenApi, Html];

    /// <summary>Of schemas.</summary>
    internal static readonly OgcFormat[] OfSchemas = [Schema, Html];

    /// <summary>Of tiles.</summary>
    internal static readonly OgcFormat[] OfTiles = [Mvt];

    /// <summary>Of one feature.</summary>
    internal static readonly OgcFormat[] OfFeature = [GeoJson, Html];

    /// <summary>Of the features of a collection.</summary>
    internal static readonly OgcFormat[] OfFeatures = [GeoJson, Html, Csv, GeoJsonSequence, FlatGeobuf];

    /// <summary>True for those that people page through; the others bring everything.</summary>
    internal bool IsPaged => this == GeoJson || this == Html;

    /// <summary>True when a range of <c>Accept</c> (RFC 9110 §12.5.1) holds it. JSON may be asked for by any name that it has.</summary>
    internal bool Fits(string range) =>
        range is "*/*" || string.Equals(range, MediaType.Split(';')[0], StringComparison.OrdinalIgnoreCase)
        || (Name == Json.Name && string.Equals(range, MediaTypes.Json, StringComparison.OrdinalIgnoreCase))
        || (range.EndsWith("/*", StringComparison.Ordinal) && MediaType.StartsWith(range[..^1], StringComparison.OrdinalIgnoreCase));
}
