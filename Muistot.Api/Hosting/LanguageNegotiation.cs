using System.Text.RegularExpressions;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using Muistot.Application.Common;
using Muistot.Domain.Languages;

namespace Muistot.Api.Hosting;

/// <summary>Chooses the language to answer in (RFC 9110 §12.5.4; basic filtering of RFC 4647 §3.3.1 by the language alone).</summary>
internal static partial class LanguageNegotiation
{
    /// <summary>The service's own header, which wins over the standard ones: browsers let scripts set it.</summary>
    internal const string OwnHeader = "Muistot-Language";

    /// <summary>The first language that some header asks for and the service has, else the default one.</summary>
    internal static Language Choose(HttpRequest request, LocalizationOptions localization)
    {
        var headers = request.Headers;
        StringValues[] asked = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)
            ? [headers[OwnHeader], headers.AcceptLanguage]
            : [headers[OwnHeader], headers.ContentLanguage, headers.AcceptLanguage];
        return asked.Select(header => Best(header, localization.Languages)).FirstOrDefault(language => language is not null)
            ?? localization.Languages[0];
    }

    private static Language? Best(StringValues header, IReadOnlyList<Language> supported)
    {
        // A malformed header is not a header.
        if (header.Count == 0 || TooFine().IsMatch(header!)
            || !StringWithQualityHeaderValue.TryParseStrictList([.. header!], out var ranges))
            return null;
        return supported
            .Select(language => (Language: language, Range: Match(language, ranges)))
            .Where(match => match.Range is { Quality: not <= 0 })
            .OrderByDescending(match => match.Range!.Quality ?? 1)
            .ThenBy(match => match.Range is { } range ? ranges.IndexOf(range) : ranges.Count)
            .Select(match => match.Language)
            .FirstOrDefault();
    }

    private static StringWithQualityHeaderValue? Match(Language language, IEnumerable<StringWithQualityHeaderValue> ranges) =>
        ranges.Where(range => Names(range, language)).MaxBy(range => range.Quality ?? 1)
        ?? ranges.FirstOrDefault(range => range.Value == "*");

    // A quality value has three decimals at the most (RFC 9110 §12.4.2), which the parser does not mind.
    [GeneratedRegex(@"=\s*[01]\.[0-9]{4}", RegexOptions.NonBacktracking)]
    private static partial Regex TooFine();

    private static bool Names(StringWithQualityHeaderValue range, Language language) =>
        range.Value.AsSpan().StartsWith(language.Code, StringComparison.OrdinalIgnoreCase)
        && (range.Value.Length == language.Code.Length || range.Value.Value![language.Code.Length] == '-');
}
