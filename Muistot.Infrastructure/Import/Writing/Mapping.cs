namespace Muistot.Infrastructure.Import.Writing;

/// <summary>What a row of the service being replaced is here.</summary>
internal sealed record Mapping
{
    private Mapping()
    {
    }

    /// <summary>Why the row is not taken; null when it is.</summary>
    internal string? Refusal { get; private init; }

    /// <summary>The key that it should have here. Numbers of their own may be taken, and are replaced then.</summary>
    internal (long First, long Second) Key { get; private init; }

    /// <summary>The values of its columns.</summary>
    internal object?[] Values { get; private init; } = [];

    /// <summary>True when it is the row here that has the key, which came from elsewhere and stays as it is.</summary>
    internal bool IsHereAlready { get; private init; }

    /// <summary>True when the row that is here is not looked at again.</summary>
    internal bool IsSettled { get; private init; }

    /// <summary>When it was made, UTC.</summary>
    internal DateTime CreatedAt { get; init; }

    /// <summary>When it was last changed, UTC.</summary>
    internal DateTime ModifiedAt { get; init; }

    /// <summary>The row is taken.</summary>
    internal static Mapping To((long First, long Second) key, params object?[] values) => new() { Key = key, Values = values };

    /// <summary>The row is one that is here already and came from elsewhere.</summary>
    internal static Mapping ToExisting((long First, long Second) key, params object?[] values) => new() { Key = key, Values = values, IsHereAlready = true };

    /// <summary>The row was taken earlier, and whatever became of it here is right.</summary>
    internal static Mapping Settled() => new() { IsSettled = true };

    /// <summary>The row is not taken.</summary>
    internal static Mapping Refused(string reason) => new() { Refusal = reason };
}
