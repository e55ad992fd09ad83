using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Net.Http.Headers;
using Muistot.Api.Hosting;
using Muistot.Application.Common;
using Muistot.Application.Languages;
using Muistot.Domain.Languages;

namespace Muistot.Api.Controllers;

/// <summary>
/// Marks actions whose answers depend on the language, and says so to caches. <c>Content-Language</c> lists the languages of the texts in
/// the answer, the asked one first; in an answer without texts, it is the asked one (RFC 9110 §8.5, §12.5.5).
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LocalizedAttribute : ResultFilterAttribute
{
    /// <inheritdoc/>
    public override async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        var (services, response) = (context.HttpContext.RequestServices, context.HttpContext.Response);
        var (asked, shown) = (services.GetRequiredService<IRequestContext>().Language, services.GetRequiredService<ShownLanguages>());
        response.Headers.AppendCommaSeparatedValues(HeaderNames.Vary, LanguageNegotiation.OwnHeader, HeaderNames.AcceptLanguage);

        // A list that is too large to be held back is sent before its last text is read: it may bring each language that can occur.
        var isWritten = false;
        response.OnStarting(() =>
        {
            if (!isWritten)
                response.Headers.ContentLanguage = ListOf(shown.Possible, asked);
            return Task.CompletedTask;
        });
        try
        {
            await next();
            if (!response.HasStarted)
                response.Headers.ContentLanguage = ListOf(shown.Found, asked);
        }
        finally
        {
            isWritten = true;
        }
    }

    /// <summary>Tells the languages of texts that have all been read.</summary>
    internal static void TellLanguages(HttpContext context)
    {
        var services = context.RequestServices;
        var found = services.GetRequiredService<ShownLanguages>().Found;
        context.Response.Headers.AppendCommaSeparatedValues(HeaderNames.Vary, LanguageNegotiation.OwnHeader, HeaderNames.AcceptLanguage);
        context.Response.Headers.ContentLanguage = ListOf(found, services.GetRequiredService<IRequestContext>().Language);
    }

    private static string ListOf(IReadOnlyCollection<Language> languages, Language asked) => languages.Count == 0
        ? asked.Code
        : string.Join(", ", languages.OrderBy(language => language != asked).ThenBy(language => language.Code, StringComparer.Ordinal)
            .Select(language => language.Code));
}
