using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Muistot.Tests.Fuzz.Writing;

/// <summary>Writes and walks the bodies of steps.</summary>
internal static class Json
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 512 };

    /// <summary>The text of a body; placeholders stay as they are.</summary>
    public static string Write(JsonNode? node) => (node?.ToJsonString(Plain) ?? "null")
        .Replace(Wording.Lone, "\\ud800", StringComparison.Ordinal).Replace(Wording.Nul, "\\u0000", StringComparison.Ordinal);

    /// <summary>The members of an object, its own and those of objects and lists in it, each with what holds it.</summary>
    public static IEnumerable<(JsonNode Holder, string Name, int Index)> Members(JsonNode? node)
    {
        if (node is JsonObject holder)
        {
            foreach (var (name, value) in holder)
            {
                yield return (holder, name, -1);
                foreach (var inner in Members(value))
                    yield return inner;
            }
        }
        else if (node is JsonArray list)
        {
            foreach (var (index, item) in list.Index())
            {
                yield return (list, "", index);
                foreach (var inner in Members(item))
                    yield return inner;
            }
        }
    }

    /// <summary>The value of a member.</summary>
    public static JsonNode? Value(this (JsonNode Holder, string Name, int Index) member) =>
        member.Index < 0 ? member.Holder[member.Name] : member.Holder[member.Index];

    /// <summary>Gives a member another value.</summary>
    public static void Set(this (JsonNode Holder, string Name, int Index) member, JsonNode? value)
    {
        if (member.Index < 0)
            member.Holder[member.Name] = value;
        else
            member.Holder[member.Index] = value;
    }

    /// <summary>Takes a member out.</summary>
    public static void Remove(this (JsonNode Holder, string Name, int Index) member)
    {
        if (member.Index < 0)
            member.Holder.AsObject().Remove(member.Name);
        else
            member.Holder.AsArray().RemoveAt(member.Index);
    }
}
