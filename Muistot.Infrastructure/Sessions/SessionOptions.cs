using System.ComponentModel.DataAnnotations;

namespace Muistot.Infrastructure.Sessions;

/// <summary>Settings of section <c>Sessions</c>.</summary>
public sealed class SessionOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Sessions";

    /// <summary>Sliding expiration: how long a session lives without a request, in minutes.</summary>
    [Range(1, 60 * 24 * 365)]
    public int LifetimeMinutes { get; set; } = 16;

    /// <summary>Absolute expiration: how long a session lives at most, in days.</summary>
    [Range(1, 365)]
    public int AbsoluteDays { get; set; } = 30;

    /// <summary>Random bytes of a token.</summary>
    [Range(16, 64)]
    public int TokenBytes { get; set; } = 32;

    /// <summary><see cref="LifetimeMinutes"/> as a span.</summary>
    public TimeSpan Lifetime => TimeSpan.FromMinutes(LifetimeMinutes);

    /// <summary><see cref="AbsoluteDays"/> as a span.</summary>
    public TimeSpan AbsoluteLifetime => TimeSpan.FromDays(AbsoluteDays);
}
