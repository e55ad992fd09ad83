namespace Muistot.Application.Tiles;

/// <summary>Something said of a feature of a tile.</summary>
internal readonly record struct TileProperty
{
    /// <summary>A text.</summary>
    internal TileProperty(string key, string text) => (Key, Value) = (key, new TileValue(TileValueKind.Text, text, 0));

    /// <summary>A number from 0.</summary>
    internal TileProperty(string key, long number) => (Key, Value) = (key, new TileValue(TileValueKind.Number, null, number));

    /// <summary>A truth.</summary>
    internal TileProperty(string key, bool truth) => (Key, Value) = (key, new TileValue(TileValueKind.Truth, null, truth ? 1 : 0));

    /// <summary>What it is.</summary>
    internal string Key { get; }

    /// <summary>What is said.</summary>
    internal TileValue Value { get; }
}

/// <summary>The value of a property of a feature.</summary>
/// <param name="Kind">Which of the following it is.</param>
/// <param name="Text">A text, else null.</param>
/// <param name="Number">A number from 0; of a truth 1, and 0 otherwise.</param>
internal readonly record struct TileValue(TileValueKind Kind, string? Text, long Number)
{
    /// <inheritdoc/>
    public bool Equals(TileValue other) =>
        Number == other.Number && Kind == other.Kind && string.Equals(Text, other.Text, StringComparison.Ordinal);

    // What is made for records asks each part for its own: a tile has tens of thousands of values.
    /// <inheritdoc/>
    public override int GetHashCode() => Text?.GetHashCode(StringComparison.Ordinal) ?? Number.GetHashCode();
}

/// <summary>The kinds of values that tiles hold here.</summary>
internal enum TileValueKind
{
    /// <summary>A text.</summary>
    Text,

    /// <summary>A number from 0.</summary>
    Number,

    /// <summary>True or false.</summary>
    Truth,
}
