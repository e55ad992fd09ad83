using System.Text.Json.Nodes;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Clients;

/// <summary>The document says of each member that callers can write what <see cref="WritableMembers"/> says of it.</summary>
public sealed class WritableMemberTests
{
    private const string Advice = "Muistot.Tests/Harness/WritableMembers.cs and clients/openapi.json differ in them.";

    private static readonly JsonNode Schemas =
        JsonNode.Parse(File.ReadAllText(Repository.At("clients", "openapi.json")))!["components"]!["schemas"]!;

    [TestCase("CreateMemoryForm")]
    [TestCase("CreateSiteForm")]
    [TestCase("CreateProjectForm")]
    [TestCase("ChangeMemoryForm")]
    [TestCase("ChangeSiteForm")]
    [TestCase("ChangeProjectForm")]
    public void AreWhatTheDocumentSays(string form)
    {
        var told = Told(form, $"{form}.").ToList();
        var known = Known(Of(form), form.StartsWith("Create", StringComparison.Ordinal), $"{form}.").ToList();

        Assert.That(told.Except(known).Select(member => $"only in the document: {member}")
            .Concat(known.Except(told).Select(member => $"not in the document: {member}")), Is.Empty, Advice);
    }

    private static IReadOnlyList<WritableMember> Of(string form) => form switch
    {
        "CreateMemoryForm" or "ChangeMemoryForm" => WritableMembers.OfMemories,
        "CreateSiteForm" or "ChangeSiteForm" => WritableMembers.OfSites,
        _ => WritableMembers.OfProjects,
    };

    private static IEnumerable<string> Known(IEnumerable<WritableMember> members, bool isNew, string place) =>
        from member in members
        where member.In(isNew) != Presence.Absent
        from one in Known(member.Parts, isNew, $"{place}{member.Name}.")
            .Prepend($"{place}{member.Name} ({member.Kind}, {member.Least} to {member.Most}, {member.In(isNew)})")
        select one;

    private static IEnumerable<string> Told(string form, string place)
    {
        var required = Schemas[form]!["required"]?.AsArray().Select(name => name!.GetValue<string>()).ToHashSet() ?? [];
        foreach (var (name, schema) in Schemas[form]!["properties"]!.AsObject())
        {
            var part = schema!["oneOf"]?[0]?["$ref"]?.GetValue<string>().Split('/')[^1];
            var kind = part is null ? KindOf(schema) : ValueKind.Part;
            var presence = required.Contains(name) ? Presence.Needed
                : schema["nullable"]?.GetValue<bool>() == true ? Presence.Optional : Presence.NotNull;
            var (least, most) = (Limit("minimum"), Limit(schema["maxLength"] is null ? "maximum" : "maxLength"));
            yield return $"{place}{name} ({kind}, {least} to {most}, {presence})";
            foreach (var inner in part is null ? [] : Told(part, $"{place}{name}."))
                yield return inner;

            int Limit(string keyword) => (int)(schema[keyword]?.GetValue<double>() ?? 0);
        }
    }

    private static ValueKind KindOf(JsonNode schema) => schema["type"]!.GetValue<string>() switch
    {
        "array" => ValueKind.Names,
        "boolean" => ValueKind.Flag,
        "integer" => ValueKind.Whole,
        "number" => ValueKind.Number,
        _ when schema["format"]?.GetValue<string>() == "email" => ValueKind.Email,
        _ when schema["maxLength"] is not null => ValueKind.Text,
        _ when schema["minLength"] is not null => ValueKind.Image,
        _ => schema["pattern"]?.GetValue<string>() switch
        {
            "^[a-z]{2,3}$" => ValueKind.Language,
            null => ValueKind.Time,
            _ => ValueKind.Identifier,
        },
    };
}
