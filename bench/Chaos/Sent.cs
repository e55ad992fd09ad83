namespace Muistot.Benchmark.Chaos;

/// <summary>What became of a request.</summary>
internal enum Outcome
{
    /// <summary>It got an answer that was right.</summary>
    Answered,

    /// <summary>503 with <c>Retry-After</c>.</summary>
    Refused,

    /// <summary>500.</summary>
    Failed,

    /// <summary>No answer, or one of the proxy that had none (502, 504): a process was killed in the middle.</summary>
    CutOff,

    /// <summary>Any other answer, which nobody should get.</summary>
    Wrong,
}

/// <summary>A request that was sent.</summary>
/// <param name="Side">Who sent it, one after the other: what they wait for is theirs.</param>
/// <param name="Channel">Through what.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Made">What it made, when it made something and was answered for.</param>
/// <param name="Asked">When it was sent, since the run began.</param>
/// <param name="Took">How long it took.</param>
internal sealed record Sent(string Side, string Channel, Outcome Outcome, string? Made, TimeSpan Asked, TimeSpan Took);

/// <summary>An answer.</summary>
/// <param name="Outcome">What became of the request.</param>
/// <param name="Status">Its status; 0 where there was none.</param>
/// <param name="Body">Its body.</param>
/// <param name="Location">Where what was made is.</param>
/// <param name="Authorization">The token that came with it.</param>
/// <param name="Asked">When the request was sent.</param>
/// <param name="Answered">When it was answered.</param>
internal sealed record Reply(
    Outcome Outcome, int Status, string Body, Uri? Location, string? Authorization, TimeSpan Asked, TimeSpan Answered);

/// <summary>A time of the run in which one thing is broken.</summary>
/// <param name="Name">What is broken.</param>
/// <param name="Without">The channels that cannot serve until it is repaired.</param>
/// <param name="Began">When it was broken.</param>
internal sealed record Fault(string Name, IReadOnlyList<string> Without, TimeSpan Began)
{
    /// <summary>When the rest had gone on without what is broken.</summary>
    public TimeSpan? Healed { get; set; }

    /// <summary>When it was whole again.</summary>
    public TimeSpan? Restored { get; set; }

    /// <summary>When the next one began.</summary>
    public TimeSpan Ended { get; set; } = TimeSpan.MaxValue;
}
