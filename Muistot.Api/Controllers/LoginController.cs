using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using Muistot.Api.Hosting;
using Muistot.Api.Modules;
using Muistot.Application.Common;
using Muistot.Application.Login;
using Muistot.Domain.Users;

namespace Muistot.Api.Controllers;

/// <summary>Signing in by mail.</summary>
[Route("auth")]
[Module(Module.Login)]
public sealed class LoginController(IUseCases useCases, PublicAddress address) : ApiController(useCases, address)
{
    /// <summary>Tells whether the caller has a session.</summary>
    [HttpGet("status")]
    [Handles(typeof(GetLoginStatus))]
    [ProducesResponseType(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status401Unauthorized)]
    public async Task<IActionResult> Status()
    {
        await Send(new GetLoginStatus());
        return Ok();
    }

    /// <summary>Sends a login mail.</summary>
    [HttpPost("email")]
    [Handles(typeof(RequestLoginMail))]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public async Task<IActionResult> RequestMail([FromQuery] EmailAddress email)
    {
        await Send(new RequestLoginMail(email));
        return NoContent();
    }

    /// <summary>Exchanges the user and token of a login link for a session. The session token is in the Authorization header.</summary>
    [HttpPost("email/exchange")]
    [Handles(typeof(ExchangeLoginToken))]
    [ProducesResponseType(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status404NotFound)]
    public async Task<IActionResult> Exchange(
        [FromQuery, Description("The user from the link, unchanged."), Example("Aino Saarela")] string user,
        [FromQuery, Description("The token from the link."), Example("3q2-7wAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")] string token) =>
        SignedIn(await Send(new ExchangeLoginToken(user, token)));
}
