namespace Muistot.Domain.Authorization;

/// <summary>
/// Everything that a decision about a request needs to know, as one query found it: the caller, and the resources that the
/// request names, top down. A resource below one that is missing is missing too.
/// </summary>
/// <param name="Caller">The person behind the session, or null for an anonymous caller.</param>
/// <param name="Project">The project that the request names, or null.</param>
/// <param name="Site">The site that the request names, in that project, or null.</param>
/// <param name="Memory">The memory that the request names, on that site, or null.</param>
public sealed record AccessSnapshot(CallerSnapshot? Caller, ProjectSnapshot? Project, SiteSnapshot? Site, MemorySnapshot? Memory)
{
    /// <summary>What an anonymous caller who names no resource knows: nothing.</summary>
    public static AccessSnapshot Empty { get; } = new(null, null, null, null);

    /// <summary>True when the service lets everyone who is signed in make projects.</summary>
    public bool UserCreation { get; init; }

    /// <summary>True when the caller administers the named project. A project that is missing has no admins.</summary>
    public bool IsAdmin => Project is not null && (Project.CallerIsAdmin || Caller is { IsSuperuser: true });

    /// <summary>True when the caller moderates the named project.</summary>
    public bool IsModerator => Project is { CallerIsModerator: true };

    /// <summary>True when the caller has a role anywhere, which someone can take from them.</summary>
    public bool HasRole => Caller is { IsSuperuser: true } or { AdministersAny: true } or { ModeratesAny: true };

    /// <summary>
    /// True when the caller is blocked, in the service or in the named project, and so may not write. Superusers are not, and a project
    /// that is not there for the caller tells nothing.
    /// </summary>
    public bool IsBlockedAt(DateTime now) => Caller is { IsSuperuser: false }
        && (Caller.BlockedUntil > now
            || (Project?.CallerBlockedUntil > now && ParentPolicy.Decide(this, Resource.Site, now) is null));

    /// <summary>The flags that hold between the caller and the deepest resource of the given kind.</summary>
    public Status StatusOf(Resource resource)
    {
        var status = Caller is null ? Status.Anonymous : Status.Authenticated;
        status |= Caller is { IsSuperuser: true } ? Status.Superuser : Status.None;
        status |= IsAdmin ? Status.Admin : Status.None;
        status |= IsModerator ? Status.Moderator : Status.None;
        status |= UserCreation ? Status.UserCreation : Status.None;
        status |= Project is { AdminPosting: true } ? Status.AdminPosting : Status.None;
        status |= Project is { AutoPublish: true } ? Status.AutoPublish : Status.None;
        return status | resource switch
        {
            Resource.Project => Presence(Project?.Published, own: false),
            Resource.Site => Presence(Site?.Published, Site is { Own: true }),
            _ => Presence(Memory?.Published, Memory is { Own: true }),
        };
    }

    private static Status Presence(bool? published, bool own) => published switch
    {
        null => Status.DoesNotExist,
        true => Status.Exists | Status.Published | (own ? Status.Own : Status.None),
        false => Status.Exists | Status.NotPublished | (own ? Status.Own : Status.None),
    };
}

/// <summary>The person behind a session.</summary>
/// <param name="UserId">Key of the account.</param>
/// <param name="Username">The name as it is written now.</param>
/// <param name="IsSuperuser">True for superusers, who administer every project.</param>
/// <param name="AdministersAny">True when the person administers at least one project.</param>
/// <param name="ModeratesAny">True when the person moderates at least one project.</param>
public sealed record CallerSnapshot(int UserId, string Username, bool IsSuperuser, bool AdministersAny, bool ModeratesAny)
{
    /// <summary>When the person's block in the whole service ends, UTC; null where there is none.</summary>
    public DateTime? BlockedUntil { get; init; }
}

/// <summary>A project, as far as access to it and to what it holds goes.</summary>
/// <param name="Id">Key of the project.</param>
/// <param name="Published">True when it is shown to everyone while it runs.</param>
/// <param name="Starts">First moment of the project, UTC; null when it has always run.</param>
/// <param name="Ends">Last moment of the project, UTC; null when it never ends.</param>
/// <param name="AdminPosting">True when only admins and moderators put sites on its map.</param>
/// <param name="AutoPublish">Whether new sites and memories are published at once.</param>
/// <param name="DefaultLanguageId">Key of its default language.</param>
/// <param name="CallerIsAdmin">True when the caller is named as its admin.</param>
/// <param name="CallerIsModerator">True when the caller is named as its moderator.</param>
public sealed record ProjectSnapshot(
    int Id,
    bool Published,
    DateTime? Starts,
    DateTime? Ends,
    bool AdminPosting,
    bool AutoPublish,
    int DefaultLanguageId,
    bool CallerIsAdmin,
    bool CallerIsModerator)
{
    /// <summary>Whether what authors change of published sites and memories waits for a decision.</summary>
    public bool ReviewEdits { get; init; }

    /// <summary>When the caller's block in it ends, UTC; null where there is none.</summary>
    public DateTime? CallerBlockedUntil { get; init; }

    /// <summary>True from <see cref="Starts"/> to <see cref="Ends"/>, both included.</summary>
    public bool RunsAt(DateTime now) => !(now < Starts) && !(now > Ends);

    /// <summary>True when everyone sees it.</summary>
    public bool IsOpenAt(DateTime now) => Published && RunsAt(now);
}

/// <summary>A site, as far as access goes.</summary>
/// <param name="Id">Key of the site.</param>
/// <param name="Published">True when it is shown to everyone.</param>
/// <param name="Own">True when the caller made it.</param>
public sealed record SiteSnapshot(int Id, bool Published, bool Own);

/// <summary>A memory, as far as access goes.</summary>
/// <param name="Id">Key of the memory.</param>
/// <param name="Published">True when it is shown to everyone.</param>
/// <param name="Own">True when the caller wrote it.</param>
public sealed record MemorySnapshot(long Id, bool Published, bool Own);
