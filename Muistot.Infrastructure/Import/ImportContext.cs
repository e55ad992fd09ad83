using Muistot.Application.Common;
using Muistot.Application.Images;
using Muistot.Domain.Languages;
using Muistot.Infrastructure.Import.Reading;
using Muistot.Infrastructure.Import.Reporting;
using Muistot.Infrastructure.Import.Writing;
using Muistot.Infrastructure.Persistence;

namespace Muistot.Infrastructure.Import;

/// <summary>What the parts of an import share.</summary>
/// <param name="Plan">What is to be done.</param>
/// <param name="Db">The target database.</param>
/// <param name="Old">The source database.</param>
/// <param name="Files">The images in the target.</param>
/// <param name="Cleaner">Cleans images.</param>
/// <param name="ImageRules">What images are taken.</param>
/// <param name="Localization">The languages and the zone of days in the target.</param>
/// <param name="Zone">The zone of times in the source.</param>
/// <param name="Now">When the import began, UTC.</param>
internal sealed record ImportContext(
    ImportPlan Plan,
    MuistotDb Db,
    SourceDatabase Old,
    IFileStore Files,
    IImageCleaner Cleaner,
    FilesOptions ImageRules,
    LocalizationOptions Localization,
    TimeZoneInfo Zone,
    DateTime Now)
{
    /// <summary>What was taken over.</summary>
    internal Ledger Ledger => field ??= new Ledger(Db, Plan.DryRun);

    /// <summary>What there is to say about the rows of this batch.</summary>
    internal Findings Findings { get; } = new();

    /// <summary>The languages in the source that are known in the target, by their keys in the source.</summary>
    internal IReadOnlyDictionary<long, Language> Languages { get; set; } = new Dictionary<long, Language>();

    /// <summary>Accounts that the rows of this batch name.</summary>
    internal References Users => field ??= new References(Ledger, "users");

    /// <summary>Images that the rows of this batch name.</summary>
    internal References Images => field ??= new References(Ledger, "images");

    /// <summary>Projects that the rows of this batch name.</summary>
    internal References Projects => field ??= new References(Ledger, "projects");

    /// <summary>Sites that the rows of this batch name.</summary>
    internal References Sites => field ??= new References(Ledger, "sites");

    /// <summary>Memories that the rows of this batch name.</summary>
    internal References Memories => field ??= new References(Ledger, "memories");

    /// <summary>
    /// The language of a project whose default language has this key in the source: the one that is default in the target, when it is
    /// unknown.
    /// </summary>
    internal Language DefaultLanguageOf(long? id) =>
        id is { } source && Languages.TryGetValue(source, out var language) ? language : Localization.Languages[0];
}
