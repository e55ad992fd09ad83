using System.ComponentModel.DataAnnotations;

namespace Muistot.Infrastructure.Import;

/// <summary>Settings of section <c>Import</c>: where the database of the service being replaced is, and how it is read.</summary>
public sealed class ImportOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Import";

    /// <summary>
    /// Connection string of the database that is read. A secret: it has its place in the environment, not in a list of processes.
    /// </summary>
    public string? From { get; set; }

    /// <summary>Folder of the images of the service being replaced.</summary>
    public string? Images { get; set; }

    /// <summary>Time zone of the times that are read, as the IANA database names it. Null to ask the server for it.</summary>
    public string? TimeZone { get; set; }

    /// <summary>Number of rows that are read and written at a time, each such batch in one transaction.</summary>
    [Range(1, 10_000)]
    public int Batch { get; set; } = 1000;

    /// <summary>File that gets a line for each finding. The output shows equal ones as one line; null to write no file.</summary>
    public string? Report { get; set; }
}
