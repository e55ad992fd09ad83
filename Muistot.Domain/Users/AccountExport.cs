namespace Muistot.Domain.Users;

/// <summary>A copy of what the service knows about a person, which the person asked for. Each account has one: the last.</summary>
public sealed class AccountExport
{
    /// <summary>How the names of the files end.</summary>
    public const string Extension = ".zip";

    /// <summary>How long the copy is kept once it is made.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    /// <summary>Key of the account, and of this.</summary>
    public int UserId { get; init; }

    /// <summary>The account.</summary>
    public User? User { get; init; }

    /// <summary>How far it is.</summary>
    public ExportState State { get; set; }

    /// <summary>Name of the file in the file store. It is set before the file is there.</summary>
    public required string FileName { get; set; }

    /// <summary>When it was asked for, UTC.</summary>
    public DateTime RequestedAt { get; set; }

    /// <summary>Until when the file is kept, UTC; null until it is there.</summary>
    public DateTime? ExpiresAt { get; set; }
}

/// <summary>How far the copy of what is known about a person is.</summary>
public enum ExportState
{
    /// <summary>There is none, or no more.</summary>
    None,

    /// <summary>It is being made.</summary>
    Working,

    /// <summary>It can be fetched.</summary>
    Ready,

    /// <summary>It could not be made.</summary>
    Failed,
}
