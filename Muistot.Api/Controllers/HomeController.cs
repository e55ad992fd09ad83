using Microsoft.AspNetCore.Mvc;

namespace Muistot.Api.Controllers;

/// <summary>The page that says what this is.</summary>
[ApiExplorerSettings(IgnoreApi = true)]
public sealed class HomeController(IWebHostEnvironment environment) : ControllerBase
{
    /// <summary>Shows the page. A login link that leads here signs in.</summary>
    [HttpGet("/")]
    public IActionResult Get()
    {
        Response.Headers.CacheControl = "no-cache";
        return PhysicalFile(Path.Combine(environment.WebRootPath, "index.html"), "text/html; charset=utf-8");
    }
}
