using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using Muistot.Api.Hosting;
using Muistot.Api.Modules;
using Muistot.Application.Common;
using Muistot.Application.Me;
using Muistot.Application.Memories;
using Muistot.Application.Projects;
using Muistot.Application.Sites;
using Muistot.Domain.Images;
using Muistot.Domain.Users;

namespace Muistot.Api.Controllers;

/// <summary>The caller's account and sessions.</summary>
[Route("me")]
[Module(Module.Users)]
public sealed class MeController(IUseCases useCases, PublicAddress address) : ApiController(useCases, address)
{
    private const string StateDescription =
        "Only those that wait for approval, are published, were hidden, or are deleted and not removed yet. Without it: all but the deleted.";

    private const string IncludeOfMeDescription =
        "Comma-separated names of members to add. permissions adds what the caller may do in the service as a whole. Other names are ignored.";

    private const string ContributionsDescription =
        "What becomes of the caller's sites and memories: keep leaves them without an author; delete removes them for good, with their "
        + "histories and images, except sites that others wrote memories of.";

    /// <summary>Gets the caller's account and personal data.</summary>
    [HttpGet]
    [Handles(typeof(GetMe))]
    [ProducesResponseType<UserDataView>(StatusCodes.Status200OK)]
    public async Task<IActionResult> Get([FromQuery, Description(IncludeOfMeDescription)] Inclusions? include = null) =>
        Ok(await Send(new GetMe(include)));

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

    /// <summary>Asks for a copy of what the service knows about the caller. While one is being made, nothing more is.</summary>
    [HttpPost("export")]
    [Handles(typeof(RequestExport))]
    [ProducesResponseType(StatusCodes.Status202Accepted)]
    public async Task<IActionResult> RequestExport()
    {
        await Send(new RequestExport());
        return Accepted();
    }

    /// <summary>Tells how far the copy of what the service knows about the caller is, and where it can be fetched.</summary>
    [HttpGet("export")]
    [Handles(typeof(GetExport))]
    [ProducesResponseType<ExportView>(StatusCodes.Status200OK)]
    public async Task<IActionResult> GetExport() => Ok(await Send(new GetExport()));

    /// <summary>Downloads the copy of what the service knows about the caller: a zip with JSON and images.</summary>
    /// <param name="file">Name of the file, from the url of the export.</param>
    [HttpGet("export/{file}")]
    [SendsFile]
    [Produces("application/zip")]
    [Handles(typeof(GetExportFile))]
    [ProducesResponseType<FileResult>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status404NotFound)]
    public async Task<IActionResult> GetExportFile([FromRoute] ImageName file)
    {
        var found = await Send(new GetExportFile(file));
        Response.Headers.CacheControl = "private, no-store";
        return File(
            found.Content, "application/zip", "muistot.zip", found.ModifiedAt,
            new EntityTagHeaderValue(ImageResponse.TagOf(file.Value)), enableRangeProcessing: true);
    }

    /// <summary>Asks for the caller's account to be erased. A mail has the link that confirms it.</summary>
    [HttpDelete("account")]
    [Handles(typeof(RequestErasure))]
    [ProducesResponseType(StatusCodes.Status202Accepted)]
    public async Task<IActionResult> RequestErasure(
        [FromQuery, Description(ContributionsDescription), Example("keep")] Contributions contributions)
    {
        await Send(new RequestErasure(contributions));
        return Accepted();
    }

    /// <summary>Erases the account whose mail has this token, at once and for good.</summary>
    [HttpPost("account/confirm")]
    [Handles(typeof(ConfirmErasure))]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType(StatusCodes.Status404NotFound)]
    public async Task<IActionResult> ConfirmErasure(
        [FromQuery, Description("The token from the link."), Example("3q2-7wAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")] string token)
    {
        await Send(new ConfirmErasure(token));
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
    public async Task<IActionResult> EndOneSession([FromRoute] SessionId id)
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
