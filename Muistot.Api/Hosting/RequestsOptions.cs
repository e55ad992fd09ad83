using System.ComponentModel.DataAnnotations;

namespace Muistot.Api.Hosting;

/// <summary>Settings of section <c>Requests</c>: how much is done at the same time.</summary>
public sealed class RequestsOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Requests";

    /// <summary>
    /// Most reads at the same time, and as many writes beside them. What is answered from memory is not counted. Together they fit into the
    /// 100 connections that a pool has by default.
    /// </summary>
    [Range(1, 10_000)]
    public int MaxConcurrent { get; set; } = 48;

    /// <summary>
    /// Most reads that wait for that, and as many writes. Beyond, callers are told to come back: 503 with <c>Retry-After</c>.
    /// </summary>
    [Range(0, 100_000)]
    public int MaxQueued { get; set; } = 1000;
}
