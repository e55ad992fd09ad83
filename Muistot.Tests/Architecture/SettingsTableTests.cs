using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Muistot.Application;
using Muistot.Infrastructure;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Architecture;

/// <summary>The table of settings has every member of every options class, with its default.</summary>
public sealed partial class SettingsTableTests
{
    // Read without a class of their own.
    private static readonly string[] Others =
    [
        "Urls", "PublicUrl", "DataRoot", "ConnectionStrings:Muistot", "Superusers", "Cors:Origins", "ForwardedHeaders:KnownProxies",
        "Modules", "OpenApi:Ui",
        "OTEL_EXPORTER_OTLP_ENDPOINT",
    ];

    [Test]
    public void NamesEverySettingAndItsDefault()
    {
        var table = Row().Matches(File.ReadAllText(Repository.At("docs", "settings.md")))
            .ToDictionary(row => row.Groups["name"].Value, row => row.Groups["default"].Value.Trim().Trim('`'), StringComparer.Ordinal);

        var settings = new[] { typeof(Program), typeof(InfrastructureServices),
            typeof(ApplicationServices) }.SelectMany(type => type.Assembly.GetTypes()).Where(type => SectionOf(type) is not null)
            .SelectMany(type => Settings(SectionOf(type)!, type)).ToList();

        Assert.That(settings, Has.Count.GreaterThan(20));
        Assert.That(table.Keys, Is.EquivalentTo(settings.Select(setting => setting.Name).Concat(Others)));
        Assert.That(settings.Where(setting => table[setting.Name] != setting.Default)
            .Select(setting => $"{setting.Name} is {setting.Default}"), Is.Empty);
    }

    private static string? SectionOf(Type type) =>
        type.Name.EndsWith("Options", StringComparison.Ordinal) && type.Name != "SuperuserOptions"
            ? type.GetField("Section")?.GetRawConstantValue() as string
            : null;

    private static IEnumerable<(string Name, string Default)> Settings(string section, Type type)
    {
        var normal = Activator.CreateInstance(type)!;
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite))
        {
            var (name, value) = ($"{section}:{property.Name}", property.GetValue(normal));
            if (property.PropertyType.IsClass && property.PropertyType.Assembly == type.Assembly && value is not IEnumerable)
            {
                foreach (var inner in Settings(name, property.PropertyType))
                    yield return inner;
            }
            else
            {
                yield return (name, Words(value));
            }
        }
    }

    private static string Words(object? value) => value switch
    {
        bool flag => flag ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    [GeneratedRegex(@"^\| `(?<name>[A-Z][A-Za-z0-9:_]+)` \|(?<default>[^|]*)\|", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex Row();
}
