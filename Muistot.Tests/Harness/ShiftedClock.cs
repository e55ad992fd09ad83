namespace Muistot.Tests.Harness;

/// <summary>A clock that goes as the real one does, and can be set forward.</summary>
internal sealed class ShiftedClock : TimeProvider
{
    /// <summary>How far it is ahead.</summary>
    public TimeSpan Ahead { get; set; }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;
}
