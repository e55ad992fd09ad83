namespace Muistot.Infrastructure.Login;

/// <summary>What the stores of login tokens share.</summary>
internal static class LoginTokenSecret
{
    /// <summary>Wrong tries that a token survives.</summary>
    internal const int WrongTries = 3;
}
