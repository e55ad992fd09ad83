namespace Muistot.Tests.Harness;

/// <summary>Where the images of a service under test lie, seen past the service.</summary>
/// <param name="folder">The folder, of the service or of the server that keeps its bucket.</param>
/// <param name="suffix">What stands behind the name of each image there.</param>
internal sealed class ImageFolder(string folder, string suffix = "")
{
    // Says whose images they are, and is none.
    private const string Mark = ".muistot-store";

    private string Away => $"{folder}.away";

    /// <summary>The names of the images.</summary>
    public IReadOnlyList<string> Names =>
        [.. Directory.CreateDirectory(folder).GetFiles().Select(file => file.Name)
            .Where(name => name.EndsWith(suffix, StringComparison.Ordinal)).Select(name => name[..^suffix.Length])
        .Where(name => name != Mark)];

    /// <summary>Puts an image there.</summary>
    public Task AddAsync(string name, byte[] bytes) => File.WriteAllBytesAsync(PathOf(name), bytes);

    /// <summary>The bytes of an image.</summary>
    public Task<byte[]> ReadAsync(string name) => File.ReadAllBytesAsync(PathOf(name));

    /// <summary>Takes an image away.</summary>
    public void Delete(string name) => File.Delete(PathOf(name));

    /// <summary>Makes an image look as old as that.</summary>
    public void Date(string name, DateTime utc) => File.SetLastWriteTimeUtc(PathOf(name), utc);

    /// <summary>Takes all images away.</summary>
    public void Clear()
    {
        foreach (var file in Directory.CreateDirectory(folder).EnumerateFiles()
            .Where(file => !file.Name.StartsWith(Mark, StringComparison.Ordinal)))
            file.Delete();
    }

    /// <summary>Takes the shelf itself away: images can be neither stored nor read.</summary>
    public void TakeAway()
    {
        Directory.CreateDirectory(folder);
        Directory.Move(folder, Away);
        File.WriteAllText(folder, "");
    }

    /// <summary>Brings it back with all that was on it.</summary>
    public void BringBack()
    {
        File.Delete(folder);
        Directory.Move(Away, folder);
    }

    private string PathOf(string name) => Path.Combine(folder, name + suffix);
}
