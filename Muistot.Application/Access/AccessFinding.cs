using Muistot.Domain.Access;

namespace Muistot.Application.Access;

/// <summary>What <see cref="AccessQuery"/> found, and can be asked for again.</summary>
public sealed record AccessFinding
{
    internal AccessFinding(RecentAccess.Question question, AccessSnapshot access) => (Question, Access) = (question, access);

    /// <summary>What was found.</summary>
    public AccessSnapshot Access { get; }

    /// <summary>What was asked.</summary>
    internal RecentAccess.Question Question { get; }
}
