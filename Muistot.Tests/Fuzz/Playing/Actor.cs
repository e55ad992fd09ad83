namespace Muistot.Tests.Fuzz.Playing;

/// <summary>One of the people of an episode, as they are just now.</summary>
/// <param name="id">Key of the account.</param>
/// <param name="name">Their name.</param>
/// <param name="email">Their address.</param>
/// <param name="token">The token of their session.</param>
/// <param name="isSuperuser">True for superusers.</param>
internal sealed class Actor(int id, string name, string email, string token, bool isSuperuser)
{
    private readonly List<string> former = [];

    /// <summary>Key of the account.</summary>
    public int Id { get; } = id;

    /// <summary>Their name.</summary>
    public string Name { get; set; } = name;

    /// <summary>Their address.</summary>
    public string Email { get; set; } = email;

    /// <summary>The token of their session.</summary>
    public string Token { get; private set; } = token;

    /// <summary>True for superusers.</summary>
    public bool IsSuperuser { get; } = isSuperuser;

    /// <summary>Whether the session of the token lives.</summary>
    public bool IsSignedIn { get; private set; } = true;

    /// <summary>Tokens whose sessions have ended.</summary>
    public IReadOnlyList<string> Former => former;

    /// <summary>What they should read about themselves, by member; what is not listed is not known.</summary>
    public Dictionary<string, string?> Expected { get; } = new(StringComparer.Ordinal)
    {
        ["first_name"] = null,
        ["last_name"] = null,
        ["country"] = null,
        ["city"] = null,
        ["birth_date"] = null,
    };

    /// <summary>The session has ended.</summary>
    public void SignOut()
    {
        if (IsSignedIn)
            former.Add(Token);
        IsSignedIn = false;
    }

    /// <summary>There is a session of another token now, beside the one before.</summary>
    public void SignIn(string newToken) => (Token, IsSignedIn) = (newToken, true);
}
