using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using Muistot.Api.Hosting;
using Muistot.Api.Modules;
using Muistot.Application.Common;
using Muistot.Application.Notifications;

namespace Muistot.Api.Controllers;

/// <summary>Which mail the caller wants.</summary>
[Route("me/notifications")]
[Module(Module.Users)]
public sealed class NotificationsController(IUseCases useCases, PublicAddress address) : ApiController(useCases, address)
{
    private const string IncludeOfMailDescription =
        "Comma-separated names of members to add. language adds the language of mail. Other names are ignored.";

    /// <summary>Tells which mail the caller wants.</summary>
    [HttpGet]
    [Handles(typeof(GetNotifications))]
    [ProducesResponseType<NotificationsView>(StatusCodes.Status200OK)]
    public async Task<IActionResult> Get([FromQuery, Description(IncludeOfMailDescription)] Inclusions? include = null) =>
        Ok(await Send(new GetNotifications(include)));

    /// <summary>Changes which mail the caller wants. Only projects that they are an admin or a moderator of can be named.</summary>
    [HttpPatch]
    [Handles(typeof(ChangeNotifications))]
    [Represents(typeof(NotificationsView))]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType(StatusCodes.Status304NotModified)]
    [ProducesResponseType(StatusCodes.Status404NotFound)]
    public async Task<IActionResult> Change([FromBody] ChangeNotifications.Form body) =>
        await Changed(await Send(new ChangeNotifications(body)), MyNotifications(), new GetNotifications());
}
