using Muistot.Domain.Authorization;

namespace Muistot.Application.Authorization;

/// <summary>What <see cref="AccessQuery"/> found, and can be asked for again.</summary>
public sealed record AccessFinding
{
    internal AccessFinding(AccessCache.Question question, AccessSnapshot access) => (Question, Access) = (question, access);

    /// <summary>What was found.</summary>
    public AccessSnapshot Access { get; }

    /// <summary>What was asked.</summary>
    internal AccessCache.Question Question { get; }
}
