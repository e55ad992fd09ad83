using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Architecture;

/// <summary>
/// The table of dependencies in docs/dependencies.md has every package that the project asks for, with the license that the package states.
/// </summary>
public sealed partial class DependencyTableTests
{
    private static readonly string[] NpmPackages = ["clients/typescript", "clients/web", "dev/s3", "dev/tiles"];

    [Test]
    public void NamesEveryPackageAndItsLicence()
    {
        var table = Row().Matches(File.ReadAllText(Repository.At("docs", "dependencies.md")))
            .SelectMany(row => row.Groups["packages"].Value.Replace("npm: ", "", StringComparison.Ordinal).Split(", ").Select(name => (
                Name: Major().Replace(name.Trim(), ""), Licence: row.Groups["license"].Value.Trim())))
            .ToDictionary(row => row.Name, row => row.Licence, StringComparer.OrdinalIgnoreCase);
        var packages = NuGet().Concat(Tools()).Concat(NpmPackages.SelectMany(Npm)).ToList();

        Assert.That(packages, Has.Count.GreaterThan(30));
        Assert.That(packages.Select(package => package.Name).Except(table.Keys, StringComparer.OrdinalIgnoreCase), Is.Empty,
            "They are not in the table.");
        Assert.That(table.Keys.Except(packages.Select(package => package.Name), StringComparer.OrdinalIgnoreCase), Is.EqualTo(["maildev"]),
            "They are not used.");
        Assert.That(packages.Where(package => package.Licence is { } stated && stated != table[package.Name]), Is.Empty,
            "Their license is another one.");
    }

    private static IEnumerable<(string Name, string? Licence)> NuGet() => XDocument.Load(Repository.At("Directory.Packages.props"))
        .Descendants().Where(element => element.Name.LocalName is "PackageVersion" or "GlobalPackageReference")
        .Select(element => (Name: element.Attribute("Include")!.Value, Version: element.Attribute("Version")!.Value))
        .Select(package => (package.Name, StatedBy(package.Name, package.Version)));

    private static IEnumerable<(string Name, string? Licence)> Tools() =>
        JsonNode.Parse(File.ReadAllText(Repository.At(".config", "dotnet-tools.json")))!["tools"]!.AsObject()
            .Select(tool => (tool.Key, StatedBy(tool.Key, tool.Value!["version"]!.GetValue<string>())));

    private static IEnumerable<(string Name, string? Licence)> Npm(string folder)
    {
        var entries = JsonNode.Parse(File.ReadAllText(Repository.At(folder, "package-lock.json")))!["packages"]!.AsObject();
        return new[] { "dependencies", "devDependencies" }.SelectMany(kind => entries[""]![kind]?.AsObject()
            .Select(package => package.Key) ?? [])
            .Select(name => (name, entries[$"node_modules/{name}"]!["license"]?.GetValue<string>()));
    }

    // Older packages state a file or an address; those were looked at by hand, as were those that are not restored for the tests.
    private static string? StatedBy(string package, string version)
    {
        var packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        var id = package.ToLowerInvariant();
        var file = Path.Combine(packages, id, version, $"{id}.nuspec");
        return !File.Exists(file) ? null : XDocument.Load(file).Descendants()
            .FirstOrDefault(element => element.Name.LocalName == "license" && element.Attribute("type")?.Value == "expression")?.Value;
    }

    [GeneratedRegex(@"^\| (?<packages>[^|`]+) \| (?<license>MIT|Apache-2\.0|BSD-3-Clause|LGPL-2\.1-or-later|LGPL-3\.0-or-later|ISC|MPL-2\.0) \|",
        RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex Row();

    [GeneratedRegex(@" \d+$", RegexOptions.NonBacktracking)]
    private static partial Regex Major();
}
