using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Muistot.Domain.Languages;
using Muistot.Infrastructure.Import.Repairs;
using Muistot.Infrastructure.Import.Reporting;

namespace Muistot.Infrastructure.Import.Tables;

/// <summary>Languages, which are the same rows in every target database. Those in the source are found again by their codes.</summary>
/// <param name="context">What the parts of the import share.</param>
internal sealed class Languages(ImportContext context)
{
    /// <summary>Their table.</summary>
    internal const string Table = "languages";

    /// <summary>Finds out whether the table in the source has what is read of it.</summary>
    internal void Check() => context.Old.Schema.Table(Table, ["id"], ["lang"], []);

    /// <summary>Finds them.</summary>
    internal async Task<ImportBalance> RunAsync(IImportWatcher watcher, CancellationToken cancellationToken)
    {
        var balance = new ImportBalance(Table) { Source = await context.Old.CountAsync(Table, cancellationToken) };
        watcher.Begin(Table, balance.Source);
        var (known, findings) = (new Dictionary<long, Language>(), new List<ImportFinding>());
        await foreach (var values in context.Old.QueryAsync("SELECT id, lang FROM languages ORDER BY id", cancellationToken))
        {
            var id = Convert.ToInt64(values[0], CultureInfo.InvariantCulture);
            var isTwin = SourceLanguage.TryFind(values[1] as string, out var language) && known.ContainsValue(language);
            if (language is not null)
                known[id] = language;
            if (isTwin)
                Say(ImportFindingKind.NotTaken,
                    $"another row there is the same language, {language}; texts in it are taken as texts in that");
            else if (language is null)
                Say(ImportFindingKind.NotTaken,
                    "its code is none of ISO 639 that ISO 639-1 has two letters for; texts in it are not taken");
            else if (!context.Localization.Languages.Contains(language))
                Say(ImportFindingKind.Note, $"texts in {language} are taken, and shown once Localization:Supported names it");

            void Say(ImportFindingKind kind, string reason) =>
                findings.Add(new ImportFinding(kind, Table, id.ToString(CultureInfo.InvariantCulture), reason));
        }

        context.Languages = known;
        balance.Target = await context.Db.Set<Language>().LongCountAsync(cancellationToken);
        balance.Same = known.Values.Distinct().Count();
        (balance.NotTaken, balance.OnlyInTarget) = (balance.Source - balance.Same, balance.Target - balance.Same);
        watcher.Advance(Table, balance.Source, findings);
        return balance;
    }
}
