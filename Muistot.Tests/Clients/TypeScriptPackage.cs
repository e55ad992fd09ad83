using Muistot.Tests.Harness;

namespace Muistot.Tests.Clients;

/// <summary>The TypeScript client, compiled in a folder that goes with it.</summary>
internal sealed class TypeScriptPackage : IDisposable
{
    private static readonly string[] Built = ["node_modules", "dist", "build"];

    private readonly string root = Directory.CreateTempSubdirectory("muistot-client-").FullName;

    private string Folder => Path.Combine(root, "clients", "typescript");

    /// <summary>A folder for what its tests need.</summary>
    internal string FolderFor(string name) => Directory.CreateDirectory(Path.Combine(root, name)).FullName;

    /// <summary>Copies the package, installs what it needs, and compiles it and its tests as strictly as the compiler can.</summary>
    internal static async Task<TypeScriptPackage> CompileAsync()
    {
        var package = new TypeScriptPackage();
        Copy(Repository.At("clients"), Path.Combine(package.root, "clients"));
        foreach (var arguments in new string[][] { ["ci", "--prefer-offline"], ["run", "compile"] })
        {
            var run = await Tool.RunAsync("npm", arguments, package.Folder);
            if (run.ExitCode != 0)
                throw new InvalidOperationException($"npm {string.Join(' ', arguments)} failed:\n{run.Output}{run.Errors}");
        }

        return package;
    }

    /// <summary>Runs its tests.</summary>
    internal Task<Tool> TestAsync(IReadOnlyDictionary<string, string> environment) =>
        Tool.RunAsync("npm", ["test", "--ignore-scripts"], Folder, environment);

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(root, recursive: true);

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.GetFiles(from))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        foreach (var below in Directory.GetDirectories(from).Where(below => !Built.Contains(Path.GetFileName(below))))
            Copy(below, Path.Combine(to, Path.GetFileName(below)));
    }
}
