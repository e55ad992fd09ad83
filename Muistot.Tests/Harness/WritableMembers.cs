namespace Muistot.Tests.Harness;

/// <summary>
/// What callers can write of projects, sites and memories, told once more and apart from the service: what the tests and the fuzzer know of
/// members, they know from here. <see cref="Clients.WritableMemberTests"/> demands that the OpenAPI document says the same.
/// </summary>
internal static class WritableMembers
{
    /// <summary>Of memories.</summary>
    public static IReadOnlyList<WritableMember> OfMemories { get; } =
    [
        new("title", ValueKind.Text, Most: 200) { InNew = Presence.Needed, InChange = Presence.NotNull },
        new("story", ValueKind.Text, Most: 20_000),
        new("image", ValueKind.Image),
        new("image_alt", ValueKind.Text, Most: 500) { IsOfImage = true },
    ];

    /// <summary>Of what projects and sites are called and about, in one language.</summary>
    public static IReadOnlyList<WritableMember> OfTexts { get; } =
    [
        new("lang", ValueKind.Language) { InNew = Presence.Needed, InChange = Presence.Needed },
        new("name", ValueKind.Text, Most: 200) { InNew = Presence.Needed },
        new("abstract", ValueKind.Text, Most: 20_000),
        new("description", ValueKind.Text, Most: 100_000),
        new("image_alt", ValueKind.Text, Most: 500) { IsOfImage = true },
    ];

    /// <summary>Of sites.</summary>
    public static IReadOnlyList<WritableMember> OfSites { get; } =
    [
        new("id", ValueKind.Identifier) { InNew = Presence.NotNull, InChange = Presence.Absent },
        new("info", ValueKind.Part) { InNew = Presence.Needed, InChange = Presence.NotNull, Parts = OfTexts },
        new("location", ValueKind.Part)
        {
            InNew = Presence.Needed,
            InChange = Presence.NotNull,
            Parts =
            [
                new("lat", ValueKind.Number, -90, 90) { InNew = Presence.Needed, InChange = Presence.Needed },
                new("lon", ValueKind.Number, -180, 180) { InNew = Presence.Needed, InChange = Presence.Needed },
            ],
        },
        new("image", ValueKind.Image),
    ];

    /// <summary>Of projects.</summary>
    public static IReadOnlyList<WritableMember> OfProjects { get; } =
    [
        new("id", ValueKind.Identifier) { InNew = Presence.NotNull, InChange = Presence.Absent },
        new("info", ValueKind.Part) { InNew = Presence.Needed, InChange = Presence.NotNull, Parts = OfTexts },
        new("default_language", ValueKind.Language) { InNew = Presence.Absent, InChange = Presence.NotNull },
        new("image", ValueKind.Image),
        new("starts", ValueKind.Time),
        new("ends", ValueKind.Time),
        new("admins", ValueKind.Names) { InChange = Presence.Absent },
        new("contact", ValueKind.Part)
        {
            Parts =
            [
                new("contact_email", ValueKind.Email, Most: 254),
                new("has_research_permit", ValueKind.Flag) { InNew = Presence.Needed, InChange = Presence.NotNull },
                new("can_contact", ValueKind.Flag) { InNew = Presence.Needed, InChange = Presence.NotNull },
            ],
        },
        new("admin_posting", ValueKind.Flag) { InNew = Presence.NotNull, InChange = Presence.NotNull },
        new("auto_publish", ValueKind.Flag) { InNew = Presence.NotNull, InChange = Presence.NotNull },
        new("review_edits", ValueKind.Flag) { InNew = Presence.NotNull, InChange = Presence.NotNull },
    ];
}

/// <summary>A member that callers can write.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What its values are.</param>
/// <param name="Least">The least number.</param>
/// <param name="Most">The greatest number, or the most code points of a text.</param>
internal sealed record WritableMember(string Name, ValueKind Kind, int Least = 0, int Most = 0)
{
    /// <summary>Whether it is there when a thing is made.</summary>
    public Presence InNew { get; init; }

    /// <summary>Whether it is there when a thing is changed.</summary>
    public Presence InChange { get; init; }

    /// <summary>True when it is about the image, and goes with it.</summary>
    public bool IsOfImage { get; init; }

    /// <summary>The members of a part.</summary>
    public IReadOnlyList<WritableMember> Parts { get; init; } = [];

    /// <summary>True when what is read is what was written, whatever else is there.</summary>
    public bool IsPlain => Kind is ValueKind.Text or ValueKind.Whole or ValueKind.Number && !IsOfImage;

    /// <summary>Whether it is there in a form.</summary>
    public Presence In(bool isNew) => isNew ? InNew : InChange;
}

/// <summary>Whether a member may be left out or null.</summary>
internal enum Presence
{
    /// <summary>It may be left out, and may be null.</summary>
    Optional,

    /// <summary>It may be left out, and may not be null.</summary>
    NotNull,

    /// <summary>It must be there.</summary>
    Needed,

    /// <summary>The form has no such member.</summary>
    Absent,
}

/// <summary>What the values of a member are.</summary>
internal enum ValueKind
{
    /// <summary>A text.</summary>
    Text,

    /// <summary>A whole number.</summary>
    Whole,

    /// <summary>Any number.</summary>
    Number,

    /// <summary>True or false.</summary>
    Flag,

    /// <summary>An image.</summary>
    Image,

    /// <summary>The code of a language.</summary>
    Language,

    /// <summary>A day or a time.</summary>
    Time,

    /// <summary>An e-mail address.</summary>
    Email,

    /// <summary>Names of people.</summary>
    Names,

    /// <summary>A public id.</summary>
    Identifier,

    /// <summary>An object of members.</summary>
    Part,
}
