namespace Muistot.Domain.Values;

/// <summary>A row that knows when it was made and last changed. Persistence fills both in.</summary>
public interface ITimestamped
{
    /// <summary>When the row was made, UTC.</summary>
    DateTime CreatedAt { get; }

    /// <summary>When the row was last changed, UTC.</summary>
    DateTime ModifiedAt { get; }
}
