namespace Muistot.Infrastructure.Import.Writing;

/// <summary>What a row of the service being replaced is in the target.</summary>
internal sealed record Mapping
{
    private Mapping()
    {
    }

    /// <summary>Why the row is not taken; null when it is.</summary>
    internal string? Refusal { get; private init; }

    /// <summary>The key that it should have in the target. Numbers of their own may be taken, and are replaced then.</summary>
    internal (long First, long Second) Key { get; private init; }

    /// <summary>The values of its columns.</summary>
    internal object?[] Values { get; private init; } = [];

    /// <summary>What tells whether it changed in the source, where the values do not.</summary>
    internal object?[]? Compared { get; init; }

    /// <summary>Something else in the source that a later step follows; a change of it is one of the row.</summary>
    internal object? Aside { get; init; }

    /// <summary>How it came.</summary>
    internal Mark Mark { get; init; }

    /// <summary>True when it is the row in the target that has the key, which came from elsewhere and stays as it is.</summary>
    internal bool IsInTargetAlready { get; private init; }

    /// <summary>True when another row has its name, and may give it up before the table is done.</summary>
    internal bool IsWaiting { get; private init; }

    /// <summary>When it was made, UTC; null when nothing in the source says so.</summary>
    internal DateTime? CreatedAt { get; init; }

    /// <summary>When it was last changed, UTC; null when nothing in the source says so.</summary>
    internal DateTime? ModifiedAt { get; init; }

    /// <summary>The row is taken.</summary>
    internal static Mapping To((long First, long Second) key, params object?[] values) => new() { Key = key, Values = values };

    /// <summary>The row is one that is in the target already and came from elsewhere.</summary>
    internal static Mapping ToExisting((long First, long Second) key) => new() { Key = key, IsInTargetAlready = true };

    /// <summary>The row is looked at again once the table is done.</summary>
    internal static Mapping Waiting() => new() { IsWaiting = true };

    /// <summary>The row is not taken.</summary>
    internal static Mapping Refused(string reason) => new() { Refusal = reason };
}
