using Muistot.Domain.Languages;

namespace Muistot.Application.Common;

/// <summary>What is known of a request besides its parameters.</summary>
public interface IRequestContext
{
    /// <summary>The session that came with the request, or null. Only its name is certain; rights are loaded afresh.</summary>
    Session? Session { get; }

    /// <summary>The language to answer in.</summary>
    Language Language { get; }

    /// <summary>The versions that a command may change; null for any, or none.</summary>
    VersionCondition? IfMatch { get; }

    /// <summary>What the client says that it is, as it was sent, or null.</summary>
    string? UserAgent { get; }

    /// <summary>The network address of the client, as far as it is known.</summary>
    string ClientAddress { get; }
}

/// <summary>A session that a caller has shown the token of.</summary>
/// <param name="Username">Whose it is.</param>
/// <param name="Key">The SHA-256 of the token, which the store keeps it under.</param>
public sealed record Session(string Username, ReadOnlyMemory<byte> Key);
