namespace Muistot.Application.Common;

/// <summary>One thing that is wrong with a request.</summary>
/// <param name="Location">Where: <c>body</c>, <c>query</c> or <c>path</c>, then the names of members down to the place.</param>
/// <param name="Type">A stable identifier of the kind of error.</param>
/// <param name="Message">A sentence for people.</param>
public sealed record ValidationError(IReadOnlyList<string> Location, string Type, string Message)
{
    /// <summary>First step of a place in the body.</summary>
    public const string Body = "body";

    /// <summary>First step of a place in the query.</summary>
    public const string Query = "query";

    /// <summary>First step of a place in the path.</summary>
    public const string Path = "path";

    /// <summary>True when this fault is at a place, or at one around it: what is said about the inside then adds nothing.</summary>
    public bool Covers(IReadOnlyList<string> location) =>
        Location.Count <= location.Count && Location.SequenceEqual(location.Take(Location.Count), StringComparer.Ordinal);
}
