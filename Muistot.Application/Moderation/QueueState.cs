namespace Muistot.Application.Moderation;

/// <summary>
/// Why something is in the queue of moderators. A thing is in one state at a time; a change of it that is reviewed waits for itself.
/// </summary>
public enum QueueState
{
    /// <summary>It is not published, or its author changed it under review, and nobody has decided on that yet.</summary>
    Waiting,

    /// <summary>It is published, and somebody has reported it since the last decision that settled reports.</summary>
    Reported,

    /// <summary>It was hidden, by a decision or by reports, or after it had been published.</summary>
    Hidden,

    /// <summary>It was deleted, and can be brought back.</summary>
    Deleted,
}
