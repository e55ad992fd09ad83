using System.Globalization;
using System.ServiceModel.Syndication;
using System.Text;
using System.Xml;
using Muistot.Api.Hosting;
using Muistot.Application.Feeds;

namespace Muistot.Api.Feeds;

/// <summary>Writes a feed as Atom (RFC 4287), with the place of each entry as GeoRSS-Simple (OGC 17-002r1).</summary>
/// <param name="address">Where the service is reached.</param>
internal sealed class AtomFeed(PublicAddress address)
{
    /// <summary>Media type of a feed (RFC 4287 §7).</summary>
    internal const string ContentType = "application/atom+xml";

    private const string GeoRss = "http://www.georss.org/georss";

    /// <summary>Writes a feed.</summary>
    /// <returns>An XML document in UTF-8.</returns>
    internal byte[] Write(FeedView view)
    {
        var self = address.Of("projects", view.Project, "feed.atom");
        var feed = new SyndicationFeed(view.Entries.Select(entry => ItemOf(view.Project, entry)))
        {
            Id = self,
            Title = TextOf(view.Info.Name),
            LastUpdatedTime = new DateTimeOffset(view.Entries.Select(entry => entry.ModifiedAt).Append(view.CreatedAt).Max()),
            Language = view.Info.Lang,
            Generator = "Muistot",
        };
        if (view.Info.Abstract is { } summary)
            feed.Description = TextOf(summary);
        feed.Links.Add(SyndicationLink.CreateSelfLink(new Uri(self), ContentType));
        feed.Links.Add(SyndicationLink.CreateAlternateLink(new Uri(address.Of("projects", view.Project)), "application/json"));
        using var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false) }))
            feed.GetAtom10Formatter().WriteTo(writer);
        return stream.ToArray();
    }

    private SyndicationItem ItemOf(string project, FeedEntry entry)
    {
        var id = entry.Id.ToString(CultureInfo.InvariantCulture);
        var link = address.Of("projects", project, "sites", entry.Site, "memories", id);
        var item = new SyndicationItem
        {
            Id = link,
            Title = TextOf(entry.Title),
            PublishDate = new DateTimeOffset(entry.CreatedAt),
            LastUpdatedTime = new DateTimeOffset(entry.ModifiedAt),
            Content = TextOf(entry.Story ?? ""),
        };
        item.Links.Add(SyndicationLink.CreateAlternateLink(new Uri(link), "application/json"));
        item.Authors.Add(new SyndicationPerson { Name = TextOf(entry.User ?? "–").Text });
        item.ElementExtensions.Add(
            "point", GeoRss, string.Create(CultureInfo.InvariantCulture, $"{entry.Latitude:0.#########} {entry.Longitude:0.#########}"));
        return item;
    }

    /// <summary>A text without the characters that XML 1.0 §2.2 has no place for.</summary>
    private static TextSyndicationContent TextOf(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (var index = 0; index < text.Length; index++)
        {
            if (XmlConvert.IsXmlChar(text[index]))
                clean.Append(text[index]);
            else if (index + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[index + 1], text[index]))
                clean.Append(text[index]).Append(text[++index]);
        }

        return new TextSyndicationContent(clean.ToString());
    }
}
