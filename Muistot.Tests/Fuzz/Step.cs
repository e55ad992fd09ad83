namespace Muistot.Tests.Fuzz;

/// <summary>
/// A request before its time: whom it is by and what it holds, with <c>&lt;site0&gt;</c>, <c>&lt;user2&gt;</c> and the like in place of
/// what only comes to be when it is sent (<see cref="Playing.Stage"/> knows them all). So it can be sent again in another world.
/// </summary>
/// <param name="Method">The method.</param>
/// <param name="Target">Path and query, as they stand in the request line.</param>
/// <param name="Caller">Who sends it.</param>
/// <param name="Headers">What it carries beside the caller's token.</param>
/// <param name="Body">Its body, or null.</param>
/// <param name="IsWellFormed">True when nothing is wrong with its form, so that the service may not say that there is.</param>
internal sealed record Step(string Method, string Target, Caller Caller, IReadOnlyList<Header> Headers, string? Body,
    bool IsWellFormed = false);

/// <summary>A header.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value.</param>
internal sealed record Header(string Name, string Value);

/// <summary>Who sends a request.</summary>
/// <param name="Kind">Of which kind they are.</param>
/// <param name="Person">Which of the people of the episode; for those only.</param>
/// <param name="Text">The header that is not a token; for garbage only.</param>
internal sealed record Caller(CallerKind Kind, int Person = 0, string Text = "")
{
    /// <summary>Someone without a session.</summary>
    public static Caller Anonymous { get; } = new(CallerKind.Anonymous);

    /// <summary>One of the people of the episode.</summary>
    public static Caller Of(int person) => new(CallerKind.Person, person);
}

/// <summary>Kinds of callers.</summary>
internal enum CallerKind
{
    /// <summary>No Authorization header.</summary>
    Anonymous,

    /// <summary>The token of a session.</summary>
    Person,

    /// <summary>A token whose session has ended, if there is one.</summary>
    Former,

    /// <summary>Something else in the header.</summary>
    Garbage,
}

/// <summary>The people of an episode, and what they are in it when it begins well.</summary>
internal static class Role
{
    /// <summary>A superuser.</summary>
    public const int Root = 0;

    /// <summary>Admin of the first project.</summary>
    public const int Admin = 1;

    /// <summary>Moderator of the first project.</summary>
    public const int Moderator = 2;

    /// <summary>Who makes most sites and memories.</summary>
    public const int Maker = 3;

    /// <summary>Someone who has nothing to do with it.</summary>
    public const int User = 4;

    /// <summary>Admin of the second project.</summary>
    public const int Stranger = 5;

    /// <summary>How many they are.</summary>
    public const int Count = 6;
}
