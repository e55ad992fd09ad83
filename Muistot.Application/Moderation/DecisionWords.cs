namespace Muistot.Application.Moderation;

/// <summary>What an admin or a moderator says about a decision.</summary>
/// <param name="Reason">Why, or null.</param>
/// <param name="Note">What admins and moderators tell each other about it, or null.</param>
/// <param name="MessageToAuthor">What the author is told about it, or null.</param>
public sealed record DecisionWords(string? Reason, string? Note, string? MessageToAuthor);
