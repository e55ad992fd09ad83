namespace Muistot.Application.Caching;

/// <summary>
/// What a command changes of what readers see. Commands about projects, sites and memories need not declare it; every
/// other one does, and the service does not start otherwise.
/// </summary>
/// <param name="scope">How much of it.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class InvalidatesAttribute(InvalidationScope scope) : Attribute
{
    /// <summary>How much of it.</summary>
    public InvalidationScope InvalidationScope { get; } = scope;
}

/// <summary>How much of what readers see a command can change.</summary>
public enum InvalidationScope
{
    /// <summary>Nothing.</summary>
    Nothing,

    /// <summary>What the caller alone sees: what is known about them.</summary>
    Caller,

    /// <summary>Anything: it changes the name of a person.</summary>
    Everything,
}
