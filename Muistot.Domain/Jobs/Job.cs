using Muistot.Domain.Users;

namespace Muistot.Domain.Jobs;

/// <summary>
/// Work that was asked for and is not done yet. It is saved with the change that asks for it, and its row is deleted when it is done. A
/// node that runs it holds a lease; when the node dies, the lease ends and another node runs it again.
/// </summary>
public sealed class Job
{
    /// <summary>Longest name of a kind, in characters.</summary>
    public const int LongestKind = 50;

    /// <summary>Longest key, in characters.</summary>
    public const int LongestKey = 100;

    /// <summary>Longest payload, in characters.</summary>
    public const int LongestPayload = 2_000;

    /// <summary>Key of the row.</summary>
    public long Id { get; private set; }

    /// <summary>What is to be done; a handler has declared this kind.</summary>
    public required string Kind { get; init; }

    /// <summary>What the handler needs to know, as JSON: ids and numbers, never a token, an address or a text that someone wrote.</summary>
    public required string Payload { get; set; }

    /// <summary>Key of the account that it is done for; null when it is done for nobody. It goes with the account.</summary>
    public int? UserId { get; init; }

    /// <summary>The account that it is done for.</summary>
    public User? User { get; init; }

    /// <summary>What at most one waiting job has, of all kinds; null when any number may wait.</summary>
    public string? Key { get; init; }

    /// <summary>When it was asked for, UTC.</summary>
    public DateTime CreatedAt { get; init; }

    /// <summary>When it is run next, UTC.</summary>
    public DateTime DueAt { get; init; }

    /// <summary>Until when only the holder of the lease runs it, UTC; null when nobody holds one.</summary>
    public DateTime? LeasedUntil { get; init; }

    /// <summary>Names the lease: 32 hexadecimal digits, new each time. Only who knows it may say what became of the job.</summary>
    public string? LeaseOwner { get; init; }

    /// <summary>How often it was begun, the run in progress included.</summary>
    public int Attempts { get; init; }

    /// <summary>When it is dropped instead of run, UTC; null when it does not expire.</summary>
    public DateTime? ExpiresAt { get; init; }
}
