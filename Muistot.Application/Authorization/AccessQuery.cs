using Microsoft.Extensions.Options;
using Muistot.Application.Common;
using Muistot.Application.Projects;
using Muistot.Domain.Authorization;

namespace Muistot.Application.Authorization;

/// <summary>Finds out about the caller and the resources of a request, top down, in one query.</summary>
/// <param name="db">The database.</param>
/// <param name="queries">The query.</param>
/// <param name="recent">What was found lately.</param>
/// <param name="options">Who may make projects.</param>
public sealed class AccessQuery(IMuistotDb db, AccessQueries queries, AccessCache recent, IOptions<ProjectsOptions> options)
{
    /// <summary>Asks the database, unless it was asked the same just now.</summary>
    /// <param name="usernameKey">Key of the caller's name, or null for an anonymous caller.</param>
    /// <param name="request">The request, whose resources are looked for.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>What was found, or null when the caller has no account any more.</returns>
    public async Task<AccessFinding?> RunAsync(string? usernameKey, object request, CancellationToken cancellationToken)
    {
        // What is not asked for is looked for by a key that nothing has: a comparison with null would join whole tables to nothing.
        var question = new AccessCache.Question(
            usernameKey,
            (request as IProjectRequest)?.Project?.Value ?? "",
            (request as ISiteRequest)?.Site?.Value ?? "",
            (request as IMemoryRequest)?.Memory?.Value ?? -1);
        return await FindAsync(question, cancellationToken) is { } access ? new AccessFinding(question, access) : null;
    }

    /// <summary>Asks the database again, whatever was found lately: what is locked by now stays as it is found.</summary>
    /// <param name="finding">What was found.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>What is found now, or null when the caller has no account any more.</returns>
    public async Task<AccessFinding?> RepeatAsync(AccessFinding finding, CancellationToken cancellationToken) =>
        await AskAsync(finding.Question, cancellationToken) is { } access ? new AccessFinding(finding.Question, access) : null;

    /// <summary>Asks again.</summary>
    /// <param name="finding">What was found.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>True when the same is found.</returns>
    public async Task<bool> FindsStillAsync(AccessFinding finding, CancellationToken cancellationToken) =>
        await FindAsync(finding.Question, cancellationToken) == finding.Access;

    private async Task<AccessSnapshot?> FindAsync(AccessCache.Question question, CancellationToken cancellationToken) =>
        question is { UsernameKey: null, Project: "" }
            ? AccessSnapshot.Empty
            : await recent.FindAsync(question, () => AskAsync(question, cancellationToken), cancellationToken);

    private async Task<AccessSnapshot?> AskAsync(AccessCache.Question question, CancellationToken cancellationToken)
    {
        var (usernameKey, project, site, memory) = question;
        var found = usernameKey is null
            ? await queries.ForAnonymous(db.Context, project, site, memory, cancellationToken)
            : await queries.ForCaller(db.Context, usernameKey, project, site, memory, cancellationToken);
        var access = found?.ToSnapshot() ?? (usernameKey is null ? AccessSnapshot.Empty : null);
        return access is null ? null : access with { UserCreation = options.Value.AllowUserCreation };
    }
}
