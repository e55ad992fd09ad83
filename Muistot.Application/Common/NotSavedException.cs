#pragma warning disable CA1032 // Made by persistence, which knows what the database said.
namespace Muistot.Application.Common;

/// <summary>The database refused a change as a whole: it is certain that nothing of it was saved.</summary>
/// <param name="message">What it was refused for.</param>
/// <param name="inner">What the database said.</param>
public class NotSavedException(string message, Exception inner) : Exception(message, inner);

/// <summary>A row with the same unique key is there already.</summary>
/// <param name="key">Name of the key, one of <see cref="UniqueKey"/>.</param>
/// <param name="inner">What the database said.</param>
public sealed class UniqueKeyException(string key, Exception inner) : NotSavedException("A row with the same key exists.", inner)
{
    /// <summary>Name of the key.</summary>
    public string Key { get; } = key;
}

/// <summary>A row that was to be changed, or that a new row refers to, has gone in the meantime.</summary>
/// <param name="inner">What the database said.</param>
public sealed class MissingRowException(Exception inner) : NotSavedException("A row that was there has gone.", inner);
