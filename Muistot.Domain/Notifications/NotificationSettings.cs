using Muistot.Domain.Users;

namespace Muistot.Domain.Notifications;

/// <summary>Which mail a person wants, and what proves it when they end it by a link. Without a row, the defaults hold.</summary>
public sealed class NotificationSettings
{
    /// <summary>Length of <see cref="LinkName"/> and <see cref="LinkKey"/>: 32 bytes in base64url.</summary>
    public const int LinkLength = 43;

    /// <summary>Key of the account, and of this.</summary>
    public int UserId { get; init; }

    /// <summary>The account.</summary>
    public User? User { get; init; }

    /// <summary>True when the person is told what is decided on what is theirs.</summary>
    public bool Decisions { get; set; } = true;

    /// <summary>How often the person is told what waits in the projects that they look after.</summary>
    public DigestFrequency Digest { get; set; } = DigestFrequency.Daily;

    /// <summary>Finds the row by a link that ends mail: random; null until a mail has such a link.</summary>
    public string? LinkName { get; set; }

    /// <summary>What links that end mail are signed with: random; null until a mail has such a link.</summary>
    public string? LinkKey { get; set; }

    /// <summary>Key of the job that is sending a digest, or was when its node died; null when none is.</summary>
    public long? DigestJobId { get; set; }
}

/// <summary>How often a person is told what waits in a project, and what they were told last.</summary>
public sealed class ProjectNotificationSettings
{
    /// <summary>Key of the account.</summary>
    public int UserId { get; init; }

    /// <summary>The account.</summary>
    public User? User { get; init; }

    /// <summary>Key of the project.</summary>
    public int ProjectId { get; init; }

    /// <summary>The project.</summary>
    public Projects.Project? Project { get; init; }

    /// <summary>How often; null when it is as <see cref="NotificationSettings.Digest"/> says.</summary>
    public DigestFrequency? Digest { get; set; }

    /// <summary>What waits since later than this has not stood in a digest yet, UTC; null when there was no digest.</summary>
    public DateTime? DigestedUntil { get; set; }
}

/// <summary>How often someone is told what waits.</summary>
public enum DigestFrequency
{
    /// <summary>Never.</summary>
    Off,

    /// <summary>Once a day.</summary>
    Daily,

    /// <summary>Once an hour.</summary>
    Hourly,
}

/// <summary>The kinds of mail that can be switched off.</summary>
public enum NotificationKind
{
    /// <summary>What was decided on what is the person's.</summary>
    Decisions,

    /// <summary>What waits in the projects that the person looks after.</summary>
    Digest,
}
