using Microsoft.AspNetCore.Mvc;
using Muistot.Api.Hosting;
using Muistot.Api.Modules;
using Muistot.Application.Notifications;

namespace Muistot.Api.Controllers;

/// <summary>Which mail the caller wants.</summary>
[Route("me/notifications")]
[Module(Module.Users)]
public sealed class NotificationsController(IUseCases useCases, PublicAddress address) : ApiController(useCases, address)
{
    /// <summary>Tells which mail the caller wants.</summary>
    [HttpGet]
    [Handles(typeof(GetNotifications))]
    [ProducesResponseType<NotificationsView>(StatusCodes.Status200OK)]
    public async Task<IActionResult> Get() => Ok(await Send(new GetNotifications()));

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
