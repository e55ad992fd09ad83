using System.Globalization;
using Microsoft.Net.Http.Headers;
using Muistot.Api.Binding;
using Muistot.Api.Hosting;
using Muistot.Application.Common;
using Muistot.Domain.Languages;

namespace Muistot.Api.Ogc;

/// <summary>
/// The query of a request below <c>/ogc</c>. Unlike the service's own API, the standard refuses parameters that it does not know, and
/// values that it cannot read: 400. All that is wrong is told at once.
/// </summary>
internal sealed class OgcQuery
{
    internal const string Format = "f";
    internal const string Lang = "lang";

    private readonly HttpRequest request;
    private readonly List<ValidationError> errors = [];

    /// <param name="request">The request.</param>
    /// <param name="known">The parameters that it may have beside <c>f</c> and <c>lang</c>.</param>
    internal OgcQuery(HttpRequest request, params IEnumerable<string> known)
    {
        this.request = request;
        string[] all = [Format, Lang, .. known];
        foreach (var name in request.Query.Keys.Where(name => !all.Contains(name, StringComparer.Ordinal)))
            Refuse(name, $"This parameter is unknown. Known ones are {string.Join(", ", all)}.");
    }

    /// <summary>Notes that a parameter is wrong.</summary>
    internal void Refuse(string name, string message)
    {
        if (!errors.Any(error => error.Location[^1] == name && error.Message == message))
            errors.Add(new ValidationError([ValidationError.Query, name], "invalid", message));
    }

    /// <summary>The text of a parameter; null when it is absent.</summary>
    internal string? Text(string name)
    {
        if (!request.Query.TryGetValue(name, out var texts) || texts.Count == 0)
            return null;
        if (texts.Count > 1)
            Refuse(name, "Must be given once.");
        if (!TextModelBinder.IsUtf8(request.QueryString, name) || !Domain.Values.Text.IsWellFormed(texts[0] ?? ""))
            Refuse(name, "Must be well-formed Unicode without U+0000.");
        return (texts[0] ?? "").Trim();
    }

    /// <summary>The texts of a parameter whose values are separated by commas, as one text: some clients repeat the parameter.</summary>
    internal string? Joined(string name) =>
        request.Query.TryGetValue(name, out var texts) && texts.Count > 0 ? string.Join(',', texts.Select(text => text?.Trim())) : null;

    /// <summary>An integer from 1; null when it is absent or wrong. What is above a maximum is the maximum.</summary>
    internal int? Count(string name, int maximum)
    {
        if (Text(name) is not { } text)
            return null;
        if (text.Length > 0 && text.All(char.IsAsciiDigit) && text.Any(digit => digit != '0'))
            return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? Math.Min(count, maximum) : maximum;
        Refuse(name, string.Create(CultureInfo.InvariantCulture, $"Must be an integer from 1 to {maximum}."));
        return null;
    }

    /// <summary>The format to answer in: what <c>f</c> names, else what <c>Accept</c> prefers, else the first.</summary>
    /// <returns>Null when the client accepts none of them.</returns>
    internal OgcFormat? ChooseFormat(IReadOnlyList<OgcFormat> formats)
    {
        if (Text(Format) is { } name)
        {
            if (formats.FirstOrDefault(format => format.Name == name) is { } named)
                return named;
            Refuse(Format, $"Must be one of {string.Join(", ", formats.Select(format => format.Name))}.");
            return formats[0];
        }

        var accept = request.Headers.Accept;
        if (accept.Count == 0 || !MediaTypeHeaderValue.TryParseList([.. accept!], out var ranges))
            return formats[0];
        return formats.Select(format => (Format: format, Quality: QualityOf(format, ranges)))
            .Where(choice => choice.Quality > 0).OrderByDescending(choice => choice.Quality).FirstOrDefault().Format;
    }

    /// <summary>Lets <c>lang</c> choose the language of the answer, before the headers do.</summary>
    internal void ApplyLanguage(LocalizationOptions localization)
    {
        if (Text(Lang) is not { } code)
            return;
        if (Language.TryFind(code, out var language) && localization.Languages.Contains(language))
            request.Headers[LanguageNegotiation.OwnHeader] = code;
        else
            Refuse(Lang, $"Must be one of {string.Join(", ", localization.Languages.Select(one => one.Code))}.");
    }

    /// <summary>Refuses the request when something is wrong.</summary>
    /// <exception cref="InvalidRequestException">Something is.</exception>
    internal void Check() => InvalidRequestException.ThrowIfAny(errors);

    // The most specific range counts (RFC 9110 §12.5.1).
    private static double QualityOf(OgcFormat format, IEnumerable<MediaTypeHeaderValue> ranges) =>
        ranges.Where(range => format.Fits($"{range.MediaType}"))
            .OrderBy(range => range.MatchesAllTypes ? 2 : range.MatchesAllSubTypes ? 1 : 0)
            .Select(range => range.Quality ?? 1).FirstOrDefault();
}
