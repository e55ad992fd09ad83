using FluentValidation;
using Muistot.Application.Common;
using Muistot.Application.Languages;
using Muistot.Application.Sites;
using Muistot.Domain.Languages;
using Muistot.Domain.Sites;

namespace Muistot.Application.SiteTables;

/// <summary>Writes a row of a table into its site, by the rules of creating and changing one.</summary>
/// <param name="target">Where the site goes.</param>
/// <param name="form">The row.</param>
/// <param name="errors">Gets what is wrong.</param>
internal sealed class SiteRowWriter(SiteTableTarget target, SiteForm form, ValidationErrors errors)
{
    private static readonly InformationPatch.Validator Validator = new();

    private Language Default => target.DefaultLanguage;

    /// <summary>Makes the site, or returns null after an error.</summary>
    internal Site? Create()
    {
        var known = errors.All.Count;
        if (form.Lat is null && !form.Unread.Contains(SiteColumnKind.Lat))
            Add("lat", TextRules.Missing, "Required.");
        if (form.Lon is null && !form.Unread.Contains(SiteColumnKind.Lon))
            Add("lon", TextRules.Missing, "Required.");
        var place = new Location(form.Lat?.Degrees ?? 0, form.Lon?.Degrees ?? 0);
        var site = NewSite.Make(target.ProjectId, form.IsPublic ?? target.PublishesAtOnce, form.Id, place, target.UserId);
        WriteTexts(site, mustHaveName: false);
        if (AnyName is { } name)
            site.NameIn(Default, name);
        else if (!form.Unread.Contains(SiteColumnKind.Name))
            Add(NameColumn, TextRules.Missing, InformationPatch.NameIsRequired);
        return errors.All.Count > known ? null : site;
    }

    /// <summary>Changes the site.</summary>
    /// <returns>True when a value is different now.</returns>
    internal bool Change(Site site)
    {
        var place = new Location(form.Lat?.Degrees ?? site.Latitude, form.Lon?.Degrees ?? site.Longitude);
        var isMoved = place != new Location(site.Latitude, site.Longitude);
        if (isMoved)
            site.MoveTo(place);
        return WriteTexts(site, mustHaveName: true) || isMoved;
    }

    private string NameColumn =>
        form.Texts.FirstOrDefault(text => text.Kind == SiteColumnKind.Name && text.Language == Default)?.Column ?? "name";

    private string? AnyName => form.Texts.Where(text => text.Kind == SiteColumnKind.Name).Select(text => text.Value)
        .FirstOrDefault(name => name is not null);

    private bool WriteTexts(Site site, bool mustHaveName)
    {
        var isChanged = false;
        var standard = site.Information.FirstOrDefault(entry => entry.LanguageId == Default.Id);
        var different = form.Texts.Where(text => !KeepsName(text) && Differs(text, site, standard));
        foreach (var texts in different.GroupBy(text => text.Language).ToList())
        {
            var patch = new InformationPatch(
                new LanguageCode(texts.Key), Find(texts, SiteColumnKind.Name), Find(texts, SiteColumnKind.Abstract),
                Find(texts, SiteColumnKind.Description));
            foreach (var failure in Validator.Validate(patch).Errors)
            {
                var kind = Enum.Parse<SiteColumnKind>(failure.PropertyName);
                Add(texts.First(text => text.Kind == kind).Column, failure.ErrorCode, failure.ErrorMessage);
            }

            foreach (var error in patch.WriteTo(site.InformationIn(texts.Key), mustHaveName && texts.Key == Default))
                Add(NameColumn, error.Type, error.Message);
            isChanged = true;
        }

        return isChanged;
    }

    /// <summary>True when the row names the site in another language only: it had that name in the default one, or keeps its own.</summary>
    private bool KeepsName(SiteText text) =>
        text is { Kind: SiteColumnKind.Name, Value: null } && text.Language == Default && AnyName is not null;

    /// <summary>True when a text says something else than the site does. An empty text counts as an absent one.</summary>
    private static bool Differs(SiteText text, Site site, SiteInformation? standard)
    {
        var present = TextOf(site.Information.FirstOrDefault(entry => entry.LanguageId == text.Language.Id), text.Kind);
        if (present is null && text.IsShown)
            present = TextOf(standard, text.Kind);
        return !string.Equals(present, text.Value, StringComparison.Ordinal);
    }

    private static string? TextOf(SiteInformation? entry, SiteColumnKind kind)
    {
        var text = kind switch
        {
            SiteColumnKind.Name => entry?.Name,
            SiteColumnKind.Abstract => entry?.Abstract,
            _ => entry?.Description,
        };
        return string.IsNullOrWhiteSpace(text) ? null : text.Trim();
    }

    private static Optional<string?> Find(IEnumerable<SiteText> texts, SiteColumnKind kind) =>
        texts.FirstOrDefault(text => text.Kind == kind) is { } found ? new Optional<string?>(found.Value) : default;

    private void Add(string column, string type, string message) => errors.Add(SiteTableRow.Error(form.Row, column, type, message));
}
