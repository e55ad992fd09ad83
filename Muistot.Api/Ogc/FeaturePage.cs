using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Muistot.Application.Map;

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
        var items = await features.Items.ToListAsync();
        var page = new HtmlPage(links, language, collection.ToString());
        page.Add($"<p>{Text(items.Count)} of {(features.Matched is { } matched ? Text(matched) : "many")} features.</p>");
        page.Add(MapDrawing.Of([.. items.Select(item => (item.Place, Href(collection, item), TitleOf(collection.Kind, item)))]));
        if (own.FirstOrDefault(link => $"{link["rel"]}" == "next") is { } next)
            page.Add($"<p class=\"next\">{HtmlPage.Anchor($"{next["href"]}", "Next page")}</p>");
        return page.Add(Table(collection, items)).AddLinks(own).ToResult();
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

    private string Table(MapCollectionId collection, IEnumerable<MapFeature> items)
    {
        var properties = MapProperty.Of(collection.Kind);
        var head = string.Concat(properties.Select(property => $"<th scope=\"col\">{HtmlPage.Escape(property.Name)}</th>"));
        var rows = items.Select(item =>
            $"<tr><th scope=\"row\">{HtmlPage.Anchor(Href(collection, item), Text(item.Id))}</th>"
            + string.Concat(item.Values.Select(value => $"<td>{HtmlPage.Escape(Shortened(Text(value)))}</td>")) + "</tr>\n");
        return $"<table><thead><tr><th scope=\"col\">id</th>{head}</tr></thead>\n<tbody>{string.Concat(rows)}</tbody></table>";
    }

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
