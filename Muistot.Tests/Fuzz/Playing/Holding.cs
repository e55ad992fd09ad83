namespace Muistot.Tests.Fuzz.Playing;

/// <summary>A project, site or memory as it should be, by what was accepted so far. Null means: not known.</summary>
/// <param name="kind"><c>project</c>, <c>site</c> or <c>memory</c>.</param>
/// <param name="id">Its id, as it stands in paths.</param>
/// <param name="parent">What it is in; null for projects.</param>
/// <param name="maker">Who made it.</param>
internal sealed class Holding(string kind, string id, Holding? parent, Actor? maker)
{
    /// <summary>Which of the three levels it is on.</summary>
    public string Kind { get; } = kind;

    /// <summary>Its id.</summary>
    public string Id { get; } = id;

    /// <summary>What it is in.</summary>
    public Holding? Parent { get; } = parent;

    /// <summary>Who made it.</summary>
    public Actor? Maker { get; } = maker;

    /// <summary>True once it has been deleted.</summary>
    public bool IsDeleted { get; set; }

    /// <summary>Whether it is published.</summary>
    public bool? IsPublished { get; set; } = false;

    /// <summary>Whether it has begun and not ended; always true of sites and memories.</summary>
    public bool? Runs { get; set; } = true;

    /// <summary>Whether what is made in it is published at once.</summary>
    public bool? PublishesAtOnce { get; set; } = false;

    /// <summary>The two letters of its default language; of projects.</summary>
    public string? Language { get; set; }

    /// <summary>Its admins; of projects.</summary>
    public HashSet<Actor> Admins { get; } = [];

    /// <summary>Its moderators; of projects.</summary>
    public HashSet<Actor> Moderators { get; } = [];

    /// <summary>What should be read back, by member (<c>info.fi.name</c>); null is absent, and what is not listed is not known.</summary>
    public Dictionary<string, string?> Expected { get; } = new(StringComparer.Ordinal);

    /// <summary>The project that it is, or is in.</summary>
    public Holding Project => Parent?.Project ?? this;

    /// <summary>Whether it and all that it is in are there.</summary>
    public bool IsThere => !IsDeleted && Parent?.IsThere != false;

    /// <summary>Whether someone may read it, by the contract's rules. Null: not known.</summary>
    public bool? MaySee(Actor? reader)
    {
        if (!IsThere)
            return false;
        if (IsStaffedBy(reader))
            return true;
        var above = Parent is null ? true : Parent.MaySee(reader);
        var itself = Parent is not null && reader is not null && Maker == reader ? true : Both(IsPublished, Runs);
        return Both(above, itself);
    }

    /// <summary>Whether someone sees all that its project holds, and what was deleted there.</summary>
    public bool IsStaffedBy(Actor? reader) => reader is not null
        && (reader.IsSuperuser || Project.Admins.Contains(reader) || Project.Moderators.Contains(reader));

    private static bool? Both(bool? one, bool? other) =>
        one == false || other == false ? false : one is null || other is null ? null : true;
}
