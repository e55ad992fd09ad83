namespace Muistot.Infrastructure.Files;

/// <summary>Settings of section <c>Files</c> that say where pictures are kept.</summary>
public sealed class FileStoreOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Files";

    /// <summary>What keeps the files.</summary>
    public FileStoreDriver Driver { get; set; } = FileStoreDriver.Folder;

    /// <summary>The folder, absolute or beside the service.</summary>
    public string Folder { get; set; } = "data/images";
}

/// <summary>What can keep files.</summary>
public enum FileStoreDriver
{
    /// <summary>A folder of the machine.</summary>
    Folder,
}
