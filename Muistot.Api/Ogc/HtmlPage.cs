using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Microsoft.AspNetCore.Mvc;

namespace Muistot.Api.Ogc;

/// <summary>A page that needs neither scripts nor anybody else's parts.</summary>
/// <param name="links">Addresses.</param>
/// <param name="language">The language of its texts, as a code of ISO 639-1.</param>
/// <param name="title">What it is.</param>
internal sealed class HtmlPage(OgcLinks links, string language, string title)
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder body = new();

    /// <summary>A text between tags, or in an attribute between quotes.</summary>
    internal static string Escape(string? text) => Encoder.Encode(text ?? "");

    /// <summary>A link. Addresses other than those of HTTP are shown as texts.</summary>
    internal static string Anchor(string href, string? text) =>
        href.StartsWith("http://", StringComparison.Ordinal) || href.StartsWith("https://", StringComparison.Ordinal)
            ? $"<a href=\"{Escape(href)}\">{Escape(text)}</a>"
            : Escape(text);

    /// <summary>Adds HTML.</summary>
    internal HtmlPage Add(string html)
    {
        body.Append(html).Append('\n');
        return this;
    }

    /// <summary>Adds the links of a document.</summary>
    internal HtmlPage AddLinks(IEnumerable<JsonObject> all) => Add($"<ul class=\"links\">{string.Concat(all.Select(Item))}</ul>");

    private static string Item(JsonObject link) =>
        $"<li>{Anchor($"{link["href"]}", $"{link["title"]}")} <small>{Escape($"{link["rel"]}, {link["type"]}")}</small></li>";

    /// <summary>The page as an answer.</summary>
    internal ContentResult ToResult() => new()
    {
        ContentType = "text/html; charset=utf-8",
        Content = $"""
            <!DOCTYPE html>
            <html lang="{Escape(language)}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{Escape(title)}</title>
            <link rel="stylesheet" href="{Escape(links.Style())}">
            </head>
            <body>
            <nav>{Anchor(OgcLinks.In(OgcFormat.Html, links.Landing()), "Muistot")}
            {Anchor(OgcLinks.In(OgcFormat.Html, links.All()), "Collections")}</nav>
            <main>
            <h1>{Escape(title)}</h1>
            {body}</main>
            </body>
            </html>

            """,
    };
}
