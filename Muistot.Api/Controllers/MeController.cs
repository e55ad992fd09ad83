using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using Muistot.Api.Hosting;
using Muistot.Api.Modules;
using Muistot.Application.Common;
using Muistot.Application.Me;
using Muistot.Application.Memories;
using Muistot.Application.Projects;
using Muistot.Application.Sites;
using Muistot.Domain.Users;

namespace Muistot.Api.Controllers;

/// <summary>The caller's account and sessions.</summary>
[Route("me")]
[Module(Module.Users)]
public sealed class MeController(IUseCases useCases, PublicAddress address) : ApiController(useCases, address)
{
    private const string StateDescription =
        "Only those that wait for approval, are published, were hidden, or are deleted and not removed yet. Without it: all but the deleted.";

    /// <summary>Gets the caller's account and personal data.</summary>
    [HttpGet]
    [Handles(typeof(GetMe))]
    [ProducesResponseType<UserDataView>(StatusCodes.Status200OK)]
    public async Task<IActionResult> Get() => Ok(await Send(new GetMe()));

    /// <summary>Changes the caller's personal data.</summary>
    [HttpPatch]
    [Handles(typeof(ChangeMe))]
    [Represents(typeof(UserDataView))]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType(StatusCodes.Status304NotModified)]
    public async Task<IActionResult> Change([FromBody] ChangeMe.Form body) =>
        await Changed(await Send(new ChangeMe(body)), Me(), new GetMe());

    /// <summary>Changes the caller's e-mail address. The token of the new session is in the Authorization header.</summary>
    [HttpPost("email")]
    [Handles(typeof(ChangeEmail))]
    [ProducesResponseType(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status304NotModified)]
    [ProducesResponseType(StatusCodes.Status409Conflict)]
    public async Task<IActionResult> ChangeEmail([FromQuery] EmailAddress email) => SignedIn(await Send(new ChangeEmail(email)));

    /// <summary>Changes the caller's username. The token of the new session is in the Authorization header.</summary>
    [HttpPost("username")]
    [Handles(typeof(ChangeUsername))]
    [ProducesResponseType(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status304NotModified)]
    [ProducesResponseType(StatusCodes.Status409Conflict)]
    public async Task<IActionResult> ChangeUsername([FromQuery] Username username) => SignedIn(await Send(new ChangeUsername(username)));

    /// <summary>Ends this session.</summary>
    [HttpDelete]
    [Handles(typeof(EndSession))]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public async Task<IActionResult> EndSession()
    {
        await Send(new EndSession());
        return NoContent();
    }

    /// <summary>Lists the projects that the caller is an admin or a moderator of, with the role and the numbers of what waits.</summary>
    [HttpGet("projects")]
    [Localized]
    [Handles(typeof(ListMyProjects))]
    [ProducesResponseType<ItemsView<ProjectView>>(StatusCodes.Status200OK)]
    public async Task<IActionResult> ListProjects(
        [FromQuery, Description(IncludeDescription)] Inclusions? include = null,
        [FromQuery, Description(LimitDescription)] PageLimit? limit = null,
        [FromQuery, Description(CursorDescription)] Cursor? cursor = null) =>
        Ok(await Send(new ListMyProjects(include, limit, cursor)));

    /// <summary>Lists the sites that the caller made, in all projects, the newest first.</summary>
    [HttpGet("sites")]
    [Localized]
    [Handles(typeof(ListMySites))]
    [ProducesResponseType<ItemsView<SiteView>>(StatusCodes.Status200OK)]
    public async Task<IActionResult> ListSites(
        [FromQuery, Description(StateDescription), Example("waiting")] OwnState? state = null,
        [FromQuery, Description(IncludeDescription)] Inclusions? include = null,
        [FromQuery, Description(LimitDescription)] PageLimit? limit = null,
        [FromQuery, Description(CursorDescription)] Cursor? cursor = null) =>
        Ok(await Send(new ListMySites(state, include, limit, cursor)));

    /// <summary>Lists the memories that the caller wrote, in all projects, the newest first.</summary>
    [HttpGet("memories")]
    [Handles(typeof(ListMyMemories))]
    [ProducesResponseType<ItemsView<MemoryView>>(StatusCodes.Status200OK)]
    public async Task<IActionResult> ListMemories(
        [FromQuery, Description(StateDescription), Example("waiting")] OwnState? state = null,
        [FromQuery, Description(IncludeOfMemoriesDescription)] Inclusions? include = null,
        [FromQuery, Description(LimitDescription)] PageLimit? limit = null,
        [FromQuery, Description(CursorDescription)] Cursor? cursor = null) =>
        Ok(await Send(new ListMyMemories(state, include, limit, cursor)));

    /// <summary>Lists the caller's sessions, those used last first.</summary>
    [HttpGet("sessions")]
    [Handles(typeof(ListMySessions))]
    [ProducesResponseType<SessionsView>(StatusCodes.Status200OK)]
    public async Task<IActionResult> ListSessions() => Ok(await Send(new ListMySessions()));

    /// <summary>Ends one of the caller's sessions, which may be this one.</summary>
    [HttpDelete("sessions/{id}")]
    [Handles(typeof(EndOneSession))]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType(StatusCodes.Status404NotFound)]
    public async Task<IActionResult> EndOneSession(SessionId id)
    {
        await Send(new EndOneSession(id));
        return NoContent();
    }

    /// <summary>Ends all of the caller's sessions.</summary>
    [HttpDelete("sessions")]
    [Handles(typeof(EndAllSessions))]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public async Task<IActionResult> EndAllSessions()
    {
        await Send(new EndAllSessions());
        return NoContent();
    }
}
