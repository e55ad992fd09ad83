using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Muistot.Application.Common;

namespace Muistot.Api.Errors;

/// <summary>
/// Answers writes whose precondition failed. The framework's exception handler, which answers all else, takes the tag of the present
/// version from the response.
/// </summary>
internal sealed class PreconditionFilter : IAsyncExceptionFilter
{
    /// <inheritdoc/>
    public async Task OnExceptionAsync(ExceptionContext context)
    {
        if (context.Exception is not PreconditionFailedException failed)
            return;
        await ErrorWriter.WriteAsync(context.HttpContext, failed);
        context.Result = new EmptyResult();
    }
}
