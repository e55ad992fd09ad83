using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;

namespace Muistot.Api.Ogc;

/// <summary>Shows a document to people, member by member.</summary>
/// <param name="links">Addresses.</param>
/// <param name="language">The language of the texts, as a code of ISO 639-1.</param>
internal sealed class DocumentPage(OgcLinks links, string language)
{
    private const string Links = "links";

    /// <summary>The page.</summary>
    internal ContentResult Of(JsonObject document)
    {
        var page = new HtmlPage(links, language, $"{document["title"] ?? document["info"]?["title"] ?? "Muistot"}");
        if (document[Links] is JsonArray all)
            page.AddLinks(all.OfType<JsonObject>());
        return page.Add(Show(document)).ToResult();
    }

    private static string Show(JsonNode? node) => node switch
    {
        JsonObject link when link["href"] is { } href => HtmlPage.Anchor($"{href}", $"{link["title"] ?? href}"),
        JsonObject members => $"<dl>{string.Concat(members.Where(member => member.Key != Links || IsInner(members))
            .Select(member => $"<dt>{HtmlPage.Escape(member.Key)}</dt><dd>{Show(member.Value)}</dd>"))}</dl>",
        JsonArray { Count: > 0 } items when items.All(item => item is JsonValue) =>
            string.Join("<br>", items.Select(Show)),
        JsonArray items => $"<ul>{string.Concat(items.Select(item => $"<li>{Show(item)}</li>"))}</ul>",
        null => "",
        _ => HtmlPage.Anchor($"{node}", $"{node}"),
    };

    // The links of the document itself stand at its top.
    private static bool IsInner(JsonNode members) => members.Parent is not null;
}
