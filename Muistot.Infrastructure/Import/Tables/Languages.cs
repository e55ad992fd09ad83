using System.Globalization;
using Muistot.Domain.Languages;
using Muistot.Infrastructure.Import.Mending;
using Muistot.Infrastructure.Import.Reporting;

namespace Muistot.Infrastructure.Import.Tables;

/// <summary>Languages, which are the same rows in every database here. Those over there are found again by their codes.</summary>
/// <param name="context">What the parts of the import share.</param>
internal sealed class Languages(ImportContext context)
{
    private const string Table = "languages";

    /// <summary>Finds them.</summary>
    internal async Task<ImportBalance> RunAsync(IImportWatcher watcher, CancellationToken cancellationToken)
    {
        var balance = new ImportBalance(Table) { There = await context.Old.CountAsync(Table, cancellationToken) };
        watcher.Begin(Table, balance.There);
        context.Old.Schema.Table(Table, ["id"], ["lang"], []);
        var (known, findings) = (new Dictionary<long, Language>(), new List<ImportFinding>());
        await foreach (var values in context.Old.QueryAsync("SELECT id, lang FROM languages ORDER BY id", cancellationToken))
        {
            var id = Convert.ToInt64(values[0], CultureInfo.InvariantCulture);
            if (OldLanguage.TryFind(values[1] as string, out var language))
                known[id] = language;
            if (language is null)
                Say(ImportFindingKind.NotTaken, "its code is none of ISO 639 that ISO 639-1 has two letters for; texts in it are not taken");
            else if (!context.Localization.Languages.Contains(language))
                Say(ImportFindingKind.Note, $"texts in {language} are taken, and shown once Localization:Supported names it");

            void Say(ImportFindingKind kind, string reason) => findings.Add(new ImportFinding(kind, Table, id.ToString(CultureInfo.InvariantCulture), reason));
        }

        context.Languages = known;
        balance.Here = balance.Same = known.Count;
        balance.NotTaken = balance.There - known.Count;
        watcher.Advance(Table, balance.There, findings);
        return balance;
    }
}
