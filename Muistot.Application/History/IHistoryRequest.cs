using Muistot.Application.Authorization;
using Muistot.Application.Common;
using Muistot.Domain.Authorization;

namespace Muistot.Application.History;

/// <summary>A request about the history of a project, of a site, or of a memory: the last one that it names.</summary>
public interface IHistoryRequest : IMemoryRequest, IResourceRequest
{
    Resource IResourceRequest.Kind => Memory is not null ? Resource.Memory : Site is not null ? Resource.Site : Resource.Project;
}

/// <summary>
/// Lets through who may read the history of a resource: who made it, admins and moderators. The history of a project is for its admins and
/// moderators, and for its admins to restore.
/// </summary>
public sealed class RequireHistoryAttribute : StatusAttribute
{
    private static readonly Status[] Staff = [Status.Exists | Status.Admin, Status.Exists | Status.Moderator];

    private static readonly Status[] StaffAndAuthor = [.. Staff, Status.Exists | Status.Own];

    // What is deleted is not there for anyone else.
    private static readonly Status[] Restorers =
        [.. StaffAndAuthor, Status.DoesNotExist | Status.Admin, Status.DoesNotExist | Status.Moderator];

    /// <summary>True when the request makes the resource what it was, also when it is deleted.</summary>
    public bool Restores { get; init; }

    /// <inheritdoc/>
    public override void Check(object request, AccessSnapshot access, DateTime now)
    {
        var kind = ((IHistoryRequest)request).Kind;
        var accepted = (kind, Restores) switch
        {
            (Resource.Project, true) => [Status.Exists | Status.Admin],
            (Resource.Project, false) => Staff,
            (_, true) => Restorers,
            _ => StaffAndAuthor,
        };
        var refusal = ParentPolicy.Decide(access, kind, now)
            ?? AccessPolicy.Decide(access.StatusOf(kind), accepted, posts: Restores && kind == Resource.Site);
        if (refusal is { } reason)
            throw Refusals.Of(reason);
    }
}
