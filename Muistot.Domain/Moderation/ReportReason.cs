namespace Muistot.Domain.Moderation;

/// <summary>Why someone reports a site or memory.</summary>
public enum ReportReason
{
    /// <summary>It advertises, or is the same over and over.</summary>
    Spam,

    /// <summary>It insults, threatens or incites.</summary>
    Offensive,

    /// <summary>It tells about people who did not agree.</summary>
    PersonalData,

    /// <summary>It belongs to someone else.</summary>
    Copyright,

    /// <summary>It is not where it says that it is.</summary>
    WrongPlace,

    /// <summary>Something else.</summary>
    Other,
}
