using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using Muistot.Api.Modules;
using Muistot.Application.Common;
using Muistot.Application.Login;
using Muistot.Domain.Users;

namespace Muistot.Api.Controllers;

/// <summary>Signing in, by mail.</summary>
[Route("auth")]
[Module(Module.Login)]
public sealed class LoginController : ApiController
{
    /// <summary>Says whether there is a session.</summary>
    [HttpGet("status")]
    [Sends(typeof(GetLoginStatus))]
    [ProducesResponseType(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status401Unauthorized)]
    public async Task<IActionResult> Status()
    {
        await Send(new GetLoginStatus());
        return Ok();
    }

    /// <summary>Sends a login mail.</summary>
    [HttpPost("email")]
    [Sends(typeof(RequestLoginMail))]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public async Task<IActionResult> RequestMail([FromQuery] EmailAddress email)
    {
        await Send(new RequestLoginMail(email));
        return NoContent();
    }

    /// <summary>Signs in with what the link of a login mail holds; the session's token is in the Authorization header.</summary>
    [HttpPost("email/exchange")]
    [Sends(typeof(ExchangeLoginToken))]
    [ProducesResponseType(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status404NotFound)]
    public async Task<IActionResult> Exchange(
        [FromQuery, Description("The user of the link, as it stands there."), Example("Aino Saarela")] string user,
        [FromQuery, Description("The token of the link."), Example("3q2-7wAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")] string token) =>
        SignedIn(await Send(new ExchangeLoginToken(user, token)));
}
