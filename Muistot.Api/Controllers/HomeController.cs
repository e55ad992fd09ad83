using Microsoft.AspNetCore.Mvc;
using Muistot.Api.Hosting;

namespace Muistot.Api.Controllers;

/// <summary>The page that says what this is.</summary>
[ApiExplorerSettings(IgnoreApi = true)]
public sealed class HomeController(HomePage page, PublicAddress address) : ControllerBase
{
    /// <summary>Shows the page. A login link that leads here signs in.</summary>
    [HttpGet("/")]
    public IActionResult Get()
    {
        // What the page refers to lies beside it, which is not beside a path base without a slash.
        if (!Request.Path.HasValue)
            return Redirect(address.Of());
        Response.Headers.CacheControl = "no-cache";
        return page.Result;
    }
}
