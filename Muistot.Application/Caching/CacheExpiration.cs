using Muistot.Domain.Authorization;

namespace Muistot.Application.Caching;

/// <summary>Until when the answer of this request is good, as far as time alone goes: projects begin and end.</summary>
public sealed class CacheExpiration
{
    /// <summary>The first moment at which the answer may be another one, UTC; null when time does not change it.</summary>
    public DateTime? Ends { get; private set; }

    /// <summary>Notes a moment at which something begins or ends.</summary>
    /// <param name="moment">The moment, UTC, or null.</param>
    /// <param name="now">This moment: what has passed makes no difference any more.</param>
    public void Until(DateTime? moment, DateTime now)
    {
        if (moment >= now && !(moment > Ends))
            Ends = moment;
    }

    /// <summary>Notes when the project of a request begins and ends, and when blocks of the caller end.</summary>
    public void Until(AccessSnapshot access, DateTime now)
    {
        Until(access.Project, now);
        Until(access.Caller?.BlockedUntil, now);
    }

    /// <summary>Notes when a project begins and ends, and when the caller's block in it ends.</summary>
    public void Until(ProjectSnapshot? project, DateTime now)
    {
        Until(project?.Starts, now);
        Until(project?.Ends, now);
        Until(project?.CallerBlockedUntil, now);
    }
}
