using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Net.Http.Headers;
using Muistot.Api.Hosting;
using Muistot.Application.Common;

namespace Muistot.Api.Controllers;

/// <summary>Marks actions whose answers depend on the language, and says so to caches (RFC 9110 §8.5, §12.5.5).</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LocalisedAttribute : ResultFilterAttribute
{
    /// <inheritdoc/>
    public override void OnResultExecuting(ResultExecutingContext context)
    {
        var headers = context.HttpContext.Response.Headers;
        headers.AppendCommaSeparatedValues(HeaderNames.Vary, LanguageNegotiation.OwnHeader, HeaderNames.AcceptLanguage);
        headers.ContentLanguage = context.HttpContext.RequestServices.GetRequiredService<IRequestContext>().Language.Code;
    }
}
