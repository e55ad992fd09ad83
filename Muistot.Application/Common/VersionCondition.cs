namespace Muistot.Application.Common;

/// <summary>Which versions of a resource a client is ready to change (<c>If-Match</c>, RFC 9110 §13.1.1).</summary>
/// <param name="IsAny">True for whatever version there is.</param>
/// <param name="Versions">The versions, as <see cref="ResourceVersion.ToString"/> writes them; none when the condition cannot be read.</param>
public sealed record VersionCondition(bool IsAny, IReadOnlyCollection<string> Versions)
{
    /// <summary>True when a version is one of those.</summary>
    public bool IsMetBy(ResourceVersion present) => IsAny || Versions.Contains(present.ToString(), StringComparer.Ordinal);
}
