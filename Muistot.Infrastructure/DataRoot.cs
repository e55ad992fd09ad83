using Microsoft.Extensions.Configuration;

namespace Muistot.Infrastructure;

/// <summary>
/// The folder that relative paths in settings start from, so that every command finds the same data wherever it is started. Without the
/// setting it is the root of the source tree that the program lies in, or else the folder of the program.
/// </summary>
public sealed class DataRoot
{
    /// <summary>Name of the setting. A relative path starts from the working directory.</summary>
    public const string Setting = "DataRoot";

    private const string SourceTreeMark = "Muistot.sln";

    /// <summary>Reads the setting.</summary>
    public DataRoot(IConfiguration configuration)
    {
        var setting = configuration[Setting];
        Folder = Path.GetFullPath(string.IsNullOrWhiteSpace(setting) ? Default(AppContext.BaseDirectory) : setting);
    }

    /// <summary>The folder, as an absolute path.</summary>
    public string Folder { get; }

    /// <summary>Makes a path absolute. An empty path stays empty.</summary>
    public string At(string path) => string.IsNullOrWhiteSpace(path) ? path : Path.GetFullPath(path, Folder);

    /// <summary>The folder that counts without the setting.</summary>
    /// <param name="program">The folder of the program.</param>
    internal static string Default(string program)
    {
        for (var folder = new DirectoryInfo(program); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, SourceTreeMark)))
                return folder.FullName;
        }

        return program;
    }
}
