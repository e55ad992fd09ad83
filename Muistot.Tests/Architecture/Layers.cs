using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;

namespace Muistot.Tests.Architecture;

/// <summary>What stands on what.</summary>
internal static class Layers
{
    /// <summary>Namespaces of the types that an assembly names and does not hold.</summary>
    internal static IReadOnlySet<string> Namespaces(Assembly assembly)
    {
        using var file = File.OpenRead(assembly.Location);
        using var executable = new PEReader(file);
        var metadata = executable.GetMetadataReader();
        return metadata.TypeReferences
            .Select(reference => metadata.GetString(metadata.GetTypeReference(reference).Namespace))
            .Where(name => name.Length > 0)
            .ToHashSet();
    }

    /// <summary>What an assembly names of the outside beyond what it may.</summary>
    internal static IEnumerable<string> NamedBesides(Assembly assembly, params string[] allowed) =>
        Namespaces(assembly).Where(name => !allowed.Any(start => IsWithin(name, start)));

    /// <summary>What an assembly names of what it may not.</summary>
    internal static IEnumerable<string> NamedOf(Assembly assembly, params string[] forbidden) =>
        Namespaces(assembly).Where(name => forbidden.Any(start => IsWithin(name, start)));

    /// <summary>Names in the references of one kind in a project file.</summary>
    internal static IEnumerable<string> References(string projectFile, string kind) => XDocument.Parse(projectFile).Descendants(kind)
        .Select(reference => reference.Attribute("Include")!.Value.Split('/')[^1].Replace(".csproj", ""));

    private static bool IsWithin(string name, string start) => name == start || name.StartsWith(start + ".", StringComparison.Ordinal);
}
