using Microsoft.AspNetCore.Mvc;
using Muistot.Api.Modules;
using Muistot.Application.Me;
using Muistot.Domain.Users;

namespace Muistot.Api.Controllers;

/// <summary>What is known about the caller, and their sessions.</summary>
[Route("me")]
[Module(Module.Users)]
public sealed class MeController : ApiController
{
    /// <summary>Shows what is known about the caller.</summary>
    [HttpGet]
    [Sends(typeof(GetMe))]
    [ProducesResponseType<UserDataView>(StatusCodes.Status200OK)]
    public async Task<IActionResult> Get() => Found(await Send(new GetMe()));

    /// <summary>Changes what the caller tells about themselves.</summary>
    [HttpPatch]
    [Sends(typeof(ChangeMe))]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType(StatusCodes.Status304NotModified)]
    public async Task<IActionResult> Change([FromBody] ChangeMe.Form body) => Changed(await Send(new ChangeMe(body)), Me());

    /// <summary>Gives the caller another e-mail address; the new session's token is in the Authorization header.</summary>
    [HttpPost("email")]
    [Sends(typeof(ChangeEmail))]
    [ProducesResponseType(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status304NotModified)]
    [ProducesResponseType(StatusCodes.Status409Conflict)]
    public async Task<IActionResult> ChangeEmail([FromQuery] EmailAddress email) => SignedIn(await Send(new ChangeEmail(email)));

    /// <summary>Gives the caller another name; the new session's token is in the Authorization header.</summary>
    [HttpPost("username")]
    [Sends(typeof(ChangeUsername))]
    [ProducesResponseType(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status304NotModified)]
    [ProducesResponseType(StatusCodes.Status409Conflict)]
    public async Task<IActionResult> ChangeUsername([FromQuery] Username username) => SignedIn(await Send(new ChangeUsername(username)));

    /// <summary>Ends this session.</summary>
    [HttpDelete]
    [Sends(typeof(EndSession))]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public async Task<IActionResult> EndSession()
    {
        await Send(new EndSession());
        return NoContent();
    }

    /// <summary>Ends all of the caller's sessions.</summary>
    [HttpDelete("sessions")]
    [Sends(typeof(EndAllSessions))]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public async Task<IActionResult> EndAllSessions()
    {
        await Send(new EndAllSessions());
        return NoContent();
    }
}
