namespace Muistot.Tests.Harness;

/// <summary>Someone with an account and a session.</summary>
/// <param name="Id">Key of the account.</param>
/// <param name="Name">The name.</param>
/// <param name="Email">The address.</param>
/// <param name="Token">The token of the session.</param>
internal sealed record Person(int Id, string Name, string Email, string Token);
