namespace Muistot.Domain.Values;

/// <summary>
/// A resource that counts its changes: its own members, what is part of it (<see cref="IPartOf{TResource}"/>), its image, its publication.
/// Persistence raises the version with each save that changes something, and refuses a save that decided on an older version.
/// </summary>
public interface IVersioned : ITimestamped
{
    /// <summary>1 for a new resource, and one more after each change.</summary>
    int Version { get; }
}

/// <summary>A row that belongs to a resource: changes of it are changes of the resource.</summary>
/// <typeparam name="TResource">The resource.</typeparam>
public interface IPartOf<TResource>
    where TResource : IVersioned;

/// <summary>A row that names who changed it last. Persistence fills it in.</summary>
public interface IModified
{
    /// <summary>Key of the account that last changed it; null once that account is gone.</summary>
    int? ModifierId { get; }
}

/// <summary>A resource that everyone sees, or only its author and those who decide on it.</summary>
public interface IPublishable : IVersioned
{
    /// <summary>True when it is shown to everyone who sees its parent.</summary>
    bool Published { get; set; }

    /// <summary>
    /// When it was last hidden, by a decision or by reports, UTC; null while it is published, and while nobody has decided on it: then it
    /// waits. Persistence fills it in when <see cref="Published"/> changes.
    /// </summary>
    DateTime? HiddenAt { get; set; }
}
