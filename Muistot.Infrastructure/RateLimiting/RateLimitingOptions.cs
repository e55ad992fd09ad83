namespace Muistot.Infrastructure.RateLimiting;

/// <summary>Settings of section <c>RateLimiting</c>.</summary>
public sealed class RateLimitingOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "RateLimiting";

    /// <summary>False lets everyone sign in as often and post as much as they like: for tests only.</summary>
    public bool Enabled { get; set; } = true;
}
