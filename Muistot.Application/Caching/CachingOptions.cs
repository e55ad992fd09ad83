using System.ComponentModel.DataAnnotations;

namespace Muistot.Application.Caching;

/// <summary>Settings of section <c>Caching</c>: answers that are kept in the process.</summary>
public sealed class CachingOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Caching";

    /// <summary>False to make every answer anew.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Memory for answers, in megabytes.</summary>
    [Range(1, 100_000)]
    public int MaxMegabytes { get; set; } = 128;

    /// <summary>Largest answer that is kept, in kilobytes. Larger ones are streamed.</summary>
    [Range(1, 100_000)]
    public int MaxAnswerKilobytes { get; set; } = 2048;

    /// <summary>How long an answer is served before it is made anew even if nothing is known to have changed, in seconds.</summary>
    [Range(1, 3600)]
    public int FreshSeconds { get; set; } = 60;

    /// <summary>
    /// How long the database of this process may take to have what another process has saved, in milliseconds: what is kept is dropped when
    /// news of the change comes, and once more after this time; a node of a Galera cluster is waited for. 0 where all processes use one
    /// database server.
    /// </summary>
    [Range(0, 60_000)]
    public int ReplicationLagMilliseconds { get; set; } = 1000;

    /// <summary>How long an answer may stand in while the database is unavailable, in seconds.</summary>
    [Range(1, 86_400)]
    public int StaleIfErrorSeconds { get; set; } = 3600;
}
