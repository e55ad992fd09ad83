namespace Muistot.Tests.Unit.Images;

/// <summary>The images in the folder Samples, which tells in its README how they were made.</summary>
internal static class SampleFiles
{
    private static readonly string Folder = FindFolder();

    /// <summary>JPEGs in which there is nothing to remove.</summary>
    public static readonly string[] CleanJpegs =
    [
        "baseline.jpg", "progressive.jpg", "grayscale.jpg", "cmyk-adobe.jpg", "icc-profile.jpg", "restart-markers.jpg", "three-scans.jpg",
    ];

    /// <summary>PNGs in which there is nothing to remove.</summary>
    public static readonly string[] CleanPngs = ["truecolor.png", "indexed-adam7.png"];

    /// <summary>All images that are accepted.</summary>
    public static readonly string[] All = [.. CleanJpegs, .. CleanPngs, "comment.jpg", "icc-profile.png"];

    /// <summary>Reads a sample.</summary>
    public static byte[] Read(string name) => File.ReadAllBytes(Path.Combine(Folder, name));

    private static string FindFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var samples = Path.Combine(folder.FullName, "Muistot.Tests", "Unit", "Images", "Samples");
            if (Directory.Exists(samples))
                return samples;
        }

        throw new DirectoryNotFoundException("The samples are not above the folder of the tests.");
    }
}
