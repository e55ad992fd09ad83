namespace Muistot.Domain.Authorization;

/// <summary>
/// Decides by a caller's flags whether an operation on a resource goes ahead. Pure: what it needs is in its arguments.
/// </summary>
public static class AccessPolicy
{
    private const Status Personal = Status.Own | Status.Admin | Status.Moderator | Status.Superuser;

    /// <summary>Decides about the resource itself, after its parents were let through by <see cref="ParentPolicy"/>.</summary>
    /// <param name="status">The flags that hold.</param>
    /// <param name="accepted">The sets of flags that the operation accepts; one of them must hold as a whole.</param>
    /// <param name="creates">True when the operation makes the resource.</param>
    /// <param name="posts">True when the operation puts something on the map, which admin posting reserves.</param>
    /// <returns>Null when the operation goes ahead, otherwise the first reason that fits.</returns>
    public static Refusal? Decide(Status status, IReadOnlyCollection<Status> accepted, bool creates = false, bool posts = false)
    {
        if (!accepted.Any(set => Holds(status, set)))
            return Refuse(status, accepted, creates);
        var reserved = posts && Holds(status, Status.AdminPosting) && !Names(status, Status.Admin | Status.Moderator);
        return reserved ? Refusal.AdminPostingOnly : null;
    }

    private static Refusal Refuse(Status status, IReadOnlyCollection<Status> accepted, bool creates)
    {
        var named = accepted.Aggregate(Status.None, (all, set) => all | set);
        var published = Holds(status, Status.Exists | Status.Published);

        // Whoever lacks nothing but the absence of the resource is told that it is there.
        if (creates && accepted.Any(set => Holds(status | Status.DoesNotExist, set)))
            return Refusal.AlreadyExists;
        if (creates && Holds(status, Status.DoesNotExist))
            return Refusal.NotEnoughPrivileges;
        if (published && Holds(status, Status.Anonymous) && Names(named, Personal | Status.Authenticated))
            return Refusal.NotEnoughPrivileges;
        if (published && Holds(status, Status.Authenticated) && Names(named, Personal))
            return Refusal.NotEnoughPrivileges;
        if (Holds(status, Status.Exists) && Names(status, Status.Admin | Status.Superuser) && Names(named, Status.Own | Status.Superuser))
            return Refusal.NotEnoughPrivileges;
        if (creates && Holds(status, Status.Exists))
            return Refusal.AlreadyExists;
        if (Names(status, Status.DoesNotExist | Status.NotPublished))
            return Refusal.ResourceNotFound;
        return Holds(status, Status.Anonymous) ? Refusal.NotEnoughPrivileges : Refusal.NotPossible;
    }

    private static bool Holds(Status status, Status set) => (status & set) == set;

    private static bool Names(Status flags, Status any) => (flags & any) != Status.None;
}
