using System.Globalization;
using System.Text;
using Muistot.Domain.Sites;

namespace Muistot.Api.Ogc;

/// <summary>Draws places on a plain map in SVG: parallels and meridians with their degrees, and a linked dot for each place.</summary>
internal static class MapDrawing
{
    private const double Width = 800;
    private const double Height = 400;
    private const double Margin = 30;
    private const double Dot = 5;

    // What the map shows at the least, in degrees.
    private const double LeastSpan = 0.02;

    private static readonly double[] Steps = [0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10, 30];

    /// <summary>Draws places.</summary>
    internal static string Of(IReadOnlyList<(Location Place, string Href, string Title)> places)
    {
        if (places.Count == 0)
            return "";
        var (south, north) = Around([.. places.Select(one => one.Place.Latitude)], 90);
        var (west, east) = Around([.. places.Select(one => one.Place.Longitude)], 180);

        // Meridians come together towards the poles.
        var shrink = Math.Max(0.05, Math.Cos(double.DegreesToRadians((south + north) / 2)));
        var scale = Math.Min((Width - (2 * Margin)) / ((east - west) * shrink), (Height - (2 * Margin)) / (north - south));
        var (middleX, middleY) = ((west + east) / 2, (south + north) / 2);
        double X(double longitude) => (Width / 2) + ((longitude - middleX) * shrink * scale);
        double Y(double latitude) => (Height / 2) - ((latitude - middleY) * scale);

        // The frame shows as much to all sides as it has room for.
        (west, east) = Seen(middleX, Width / scale / shrink, 180);
        (south, north) = Seen(middleY, Height / scale, 90);
        var svg = new StringBuilder(
            string.Create(CultureInfo.InvariantCulture, $"<svg viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"Map\">\n"));
        foreach (var longitude in Lines(west, east))
            svg.Append(CultureInfo.InvariantCulture, $"<path class=\"grid\" d=\"M{X(longitude):F1} 0V{Height}\"/><text x=\"{X(longitude) + 3:F1}\" y=\"{Height - 5}\">{Degrees(longitude, 'E', 'W')}</text>\n");
        foreach (var latitude in Lines(south, north))
            svg.Append(CultureInfo.InvariantCulture, $"<path class=\"grid\" d=\"M0 {Y(latitude):F1}H{Width}\"/><text x=\"5\" y=\"{Y(latitude) - 3:F1}\">{Degrees(latitude, 'N', 'S')}</text>\n");
        foreach (var (place, href, title) in places)
            svg.Append(CultureInfo.InvariantCulture, $"<a href=\"{HtmlPage.Escape(href)}\"><circle cx=\"{X(place.Longitude):F1}\" cy=\"{Y(place.Latitude):F1}\" r=\"{Dot}\"><title>{HtmlPage.Escape(title)}</title></circle></a>\n");
        return svg.Append("</svg>").ToString();
    }

    private static (double Low, double High) Around(IReadOnlyCollection<double> degrees, double most)
    {
        var (low, high) = (degrees.Min(), degrees.Max());
        var room = Math.Max(LeastSpan, (high - low) / 10);
        return (Math.Max(-most, low - room), Math.Min(most, high + room));
    }

    private static (double Low, double High) Seen(double middle, double span, double most) =>
        (Math.Max(-most, middle - (span / 2)), Math.Min(most, middle + (span / 2)));

    private static string Degrees(double degrees, char above, char below)
    {
        var rounded = Math.Round(degrees, 3);
        return string.Create(
            CultureInfo.InvariantCulture, $"{Math.Abs(rounded):0.###}°{(rounded > 0 ? $" {above}" : rounded < 0 ? $" {below}" : "")}");
    }

    private static IEnumerable<double> Lines(double low, double high)
    {
        var step = Steps.FirstOrDefault(step => (high - low) / step <= 8, Steps[^1]);
        for (var line = Math.Ceiling(low / step) * step; line <= high; line += step)
            yield return line;
    }
}
