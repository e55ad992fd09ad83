namespace Muistot.Tests.Harness;

/// <summary>Things to send.</summary>
internal static class Samples
{
    /// <summary>A PNG of four pixels, in base64.</summary>
    public const string Png = "iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAEElEQVR4nGM4IScHRAwQCgAfJgQRoo8irwAAAABJRU5ErkJggg==";

    /// <summary>A project.</summary>
    public static object Project(string id, string language = "fi") => new { id, info = new { lang = language, name = "Nimi" } };

    /// <summary>A site.</summary>
    public static object Site(string id, string language = "fi", string name = "Paikka") =>
        new { id, info = new { lang = language, name }, location = new { lat = 60.75, lon = 24.56 } };

    /// <summary>A table of one site.</summary>
    public static object Table(string id) =>
        new { type = "FeatureCollection", features = new[] { new { type = "Feature", properties = new { id, lat = 1, lon = 2, name = "Paikka" } } } };
}
