namespace Muistot.Domain.Authorization;

/// <summary>
/// What holds between a caller and a resource at this moment. Loaded afresh for each request, never taken from a session.
/// </summary>
[Flags]
public enum Status
{
    /// <summary>Nothing. An accepted set of <see cref="None"/> asks for nothing, and is met by everyone.</summary>
    None = 0,

    /// <summary>The resource is there.</summary>
    Exists = 1 << 0,

    /// <summary>The resource is not there.</summary>
    DoesNotExist = 1 << 1,

    /// <summary>The resource is there and shown to everyone.</summary>
    Published = 1 << 2,

    /// <summary>The resource is there and waits for approval, or was hidden.</summary>
    NotPublished = 1 << 3,

    /// <summary>The caller made the resource.</summary>
    Own = 1 << 4,

    /// <summary>The caller has no session.</summary>
    Anonymous = 1 << 5,

    /// <summary>The caller has a session.</summary>
    Authenticated = 1 << 6,

    /// <summary>The caller moderates the project.</summary>
    Moderator = 1 << 7,

    /// <summary>The caller administers the project; superusers administer every project.</summary>
    Admin = 1 << 8,

    /// <summary>The caller is a superuser.</summary>
    Superuser = 1 << 9,

    /// <summary>Only admins and moderators of the project may put sites on its map.</summary>
    AdminPosting = 1 << 10,

    /// <summary>What is made in the project is published at once.</summary>
    AutoPublish = 1 << 11,

    /// <summary>The service lets everyone who is signed in make projects.</summary>
    UserCreation = 1 << 12,
}
