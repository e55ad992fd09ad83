namespace Muistot.Application.Caching;

/// <summary>Keeps the versions of what is <see cref="CacheTags"/>: of this process, and told to the others that share Redis.</summary>
public interface ICacheVersions
{
    /// <summary>True when other processes are heard of: other nodes, and operators' commands.</summary>
    bool IsShared { get; }

    /// <summary>False when other processes should be told of what changes, and cannot be at this moment.</summary>
    bool IsConnected { get; }

    /// <summary>One number for the versions of several things. It goes up when one of them does, and is else the same.</summary>
    long Of(params ReadOnlySpan<string> tags);

    /// <summary>Makes the versions of some things go up: here at once, elsewhere soon.</summary>
    void Invalidate(params ReadOnlySpan<string> tags);
}
