using System.ComponentModel.DataAnnotations;

namespace Muistot.Application.Notifications;

/// <summary>Settings of section <c>Notifications</c>.</summary>
public sealed class NotificationOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Notifications";

    /// <summary>The hour of the day, UTC, at which daily digests are sent.</summary>
    [Range(0, 23)]
    public int DigestHour { get; set; } = 5;
}
