using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Muistot.Api.Hosting;
using Muistot.Application.Common;

namespace Muistot.Api.Controllers;

/// <summary>
/// Links each page of a list to the next one (RFC 8288). The address is made of what the action has bound, so that it keeps every
/// parameter that counts, and repeats nothing else that a request says.
/// </summary>
/// <param name="address">Where the service is reached.</param>
internal sealed class NextPageLink(PublicAddress address) : IAsyncActionFilter
{
    private const string CursorName = "cursor";

    /// <inheritdoc/>
    public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        var executed = await next();
        if (executed.Result is OkObjectResult { Value: IPagedView { Next: { } cursor } })
            context.HttpContext.Response.Headers.Link = $"<{AddressOf(context, cursor)}>; rel=\"next\"";
    }

    private string AddressOf(ActionExecutingContext context, string cursor)
    {
        var query = new QueryBuilder();
        foreach (var parameter in context.ActionDescriptor.Parameters)
        {
            var name = parameter.BindingInfo?.BinderModelName ?? parameter.Name;
            if (parameter.BindingInfo?.BindingSource == BindingSource.Query && name != CursorName
                && TextOf(context, parameter.Name) is { Length: > 0 } text)
                query.Add(name, text);
        }

        query.Add(CursorName, cursor);
        var steps = context.ActionDescriptor.AttributeRouteInfo!.Template!.Split('/')
            .Select(step => step.StartsWith('{') ? TextOf(context, step.Trim('{', '}')) ?? "" : step);
        return address.Of(steps) + query.ToQueryString();
    }

    private static string? TextOf(ActionExecutingContext context, string parameter) =>
        (context.ActionArguments.TryGetValue(parameter, out var bound) ? bound : null) switch
        {
            Enum choice => Naming.SnakeCase(choice.ToString()),
            var value => Convert.ToString(value, CultureInfo.InvariantCulture),
        };
}
