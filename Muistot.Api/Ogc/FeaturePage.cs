using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Muistot.Application.Map;
using Muistot.Domain.Sites;

namespace Muistot.Api.Ogc;

/// <summary>Shows features to people: a map, and a table that says all that the map says.</summary>
/// <param name="links">Addresses.</param>
/// <param name="language">The language of the texts, as a code of ISO 639-1.</param>
internal sealed class FeaturePage(OgcLinks links, string language)
{
    // A cell of the table shows the beginning of a longer text.
    private const int MostCharacters = 200;

    /// <summary>The page of some features.</summary>
    internal async Task<IActionResult> Of(MapCollectionId collection, FeaturesView features, IReadOnlyList<JsonObject> own)
    {
        // Of each feature, only what is shown stays in memory: texts may be long.
        var (rows, places) = (new StringBuilder(), new List<(Location Place, string Href, string Title)>());
        await foreach (var item in features.Items)
        {
            rows.Append(Row(collection, item));
            places.Add((item.Place, Href(collection, item), TitleOf(collection.Kind, item)));
        }

        var page = new HtmlPage(links, language, collection.ToString());
        var matched = features.IsWhole ? places.Count : features.Matched;
        page.Add($"<p>{Text(places.Count)} of {(matched is { } count ? Text(count) : "many")} features.</p>");
        page.Add(MapDrawing.Of(places));
        if (own.FirstOrDefault(link => $"{link["rel"]}" == "next") is { } next)
            page.Add($"<p class=\"next\">{HtmlPage.Anchor($"{next["href"]}", "Next page")}</p>");
        var head = string.Concat(MapProperty.Of(collection.Kind).Select(property => $"<th scope=\"col\">{property.Name}</th>"));
        page.Add($"<table><thead><tr><th scope=\"col\">id</th>{head}</tr></thead>\n<tbody>{rows}</tbody></table>");
        return page.AddLinks(own).ToResult();
    }

    /// <summary>The page of one feature.</summary>
    internal IActionResult Of(MapCollectionId collection, MapFeature feature, IReadOnlyList<JsonObject> own)
    {
        var rows = MapProperty.Of(collection.Kind).Zip(feature.Values)
            .Select(pair => $"<dt>{HtmlPage.Escape(pair.First.Title)}</dt><dd>{HtmlPage.Escape(Text(pair.Second))}</dd>");
        return new HtmlPage(links, language, TitleOf(collection.Kind, feature))
            .Add(MapDrawing.Of([(feature.Place, Href(collection, feature), TitleOf(collection.Kind, feature))]))
            .Add($"<dl>{string.Concat(rows)}<dt>Place</dt><dd>{Text(feature.Place.Latitude)}, {Text(feature.Place.Longitude)}</dd></dl>")
            .AddLinks(own).ToResult();
    }

    private string Row(MapCollectionId collection, MapFeature item) =>
        $"<tr><th scope=\"row\">{HtmlPage.Anchor(Href(collection, item), Text(item.Id))}</th>"
        + string.Concat(item.Values.Select(value => $"<td>{HtmlPage.Escape(Shortened(Text(value)))}</td>")) + "</tr>\n";

    private string Href(MapCollectionId collection, MapFeature feature) =>
        OgcLinks.In(OgcFormat.Html, links.Item(collection, feature.Id));

    private static string TitleOf(MapKind kind, MapFeature feature)
    {
        var name = kind == MapKind.Sites ? MapProperty.SiteName : MapProperty.MemoryTitle;
        return Text(feature.Values[MapProperty.Of(kind).TakeWhile(property => property.Name != name).Count()]);
    }

    private static string Shortened(string text)
    {
        if (text.Length <= MostCharacters)
            return text;
        var end = char.IsHighSurrogate(text[MostCharacters - 1]) ? MostCharacters - 1 : MostCharacters;
        return text[..end] + "…";
    }

    private static string Text(object? value) => value is DateTime moment
        ? moment.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture)
        : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
