using System.Text.Json;
using Muistot.Tests.Harness;

namespace Muistot.Tests.Fuzz.Playing;

/// <summary>Notes what should be read back of bodies that were accepted.</summary>
internal static class Expectations
{
    private static readonly string[] Texts = [.. WritableMembers.OfTexts.Where(member => member.IsPlain).Select(member => member.Name)];

    // The fuzzer sends no true one, and false ones are not shown.
    private static readonly string[] Flags =
    [
        .. WritableMembers.OfProjects.Where(member => member.Kind == ValueKind.Flag && member.Name != "review_edits")
            .Select(member => member.Name),
    ];

    private static readonly string[] Languages = ["fi", "en"];

    /// <summary>A new project.</summary>
    public static void NewProject(Holding project, JsonElement form)
    {
        project.Language = Sending.Language(form.GetProperty("info").GetProperty("lang"));
        NewEntries(project);
        foreach (var flag in Flags)
            project.Expected[flag] = "false";
        (project.Expected["contact"], project.Expected["starts"], project.Expected["ends"]) = (null, null, null);
        NewPlain(project, WritableMembers.OfProjects);
        Project(project, form);
    }

    /// <summary>What is written of a project, new or changed.</summary>
    public static void Project(Holding project, JsonElement form)
    {
        Entry(project, form);
        foreach (var name in Flags)
        {
            if (form.TryGetProperty(name, out var flag))
                project.Expected[name] = Sending.Flag(flag);
        }

        project.PublishesAtOnce = Sending.Boolean(project.Expected["auto_publish"] ?? "");
        Contact(project, form);
        Times(project, form);
        Photo(project, form);
        Plain(project, form, WritableMembers.OfProjects);
        if (form.TryGetProperty("default_language", out var language))
            project.Language = Sending.Language(language);
    }

    /// <summary>A new site.</summary>
    public static void NewSite(Holding site, JsonElement form)
    {
        NewEntries(site);
        NewPlain(site, WritableMembers.OfSites);
        Site(site, form);
        var (written, standard) = (Sending.Language(form.GetProperty("info").GetProperty("lang")), site.Project.Language);
        if (standard is null || written is null)
            ClearChanges(site);
        else if (standard != written)
            site.Expected[$"info.{standard}.name"] = site.Expected[$"info.{written}.name"];
    }

    /// <summary>What is written of a site, new or changed.</summary>
    public static void Site(Holding site, JsonElement form)
    {
        Entry(site, form);
        if (form.TryGetProperty("location", out var location))
            (site.Expected["location.lat"], site.Expected["location.lon"]) = (Sending.Degrees(location.GetProperty("lat")),
                Sending.Degrees(location.GetProperty("lon")));
        Photo(site, form);
        Plain(site, form, WritableMembers.OfSites);
    }

    /// <summary>The sites of a project whose default language has changed got names in it that are not noted.</summary>
    public static void ClearChanges(Holding site)
    {
        foreach (var language in Languages.Where(language => site.Expected.GetValueOrDefault($"info.{language}.name", "") is null))
            site.Expected.Remove($"info.{language}.name");
    }

    /// <summary>A new memory.</summary>
    public static void NewMemory(Holding memory, JsonElement form)
    {
        memory.Expected["image"] = null;
        NewPlain(memory, WritableMembers.OfMemories);
        Memory(memory, form);
    }

    /// <summary>What is written of a memory, new or changed.</summary>
    public static void Memory(Holding memory, JsonElement form)
    {
        Plain(memory, form, WritableMembers.OfMemories);
        Photo(memory, form);
    }

    /// <summary>What people tell about themselves.</summary>
    public static void Person(Actor person, JsonElement form)
    {
        Plain(person.Expected, form, "first_name", "last_name", "city", "birth_date");
        if (!form.TryGetProperty("country", out var country))
            return;
        person.Expected.Remove("country");
        if (country.ValueKind == JsonValueKind.Null || Sending.Country(country) is not null)
            person.Expected["country"] = Sending.Country(country);
    }

    private static void Plain(Dictionary<string, string?> expected, JsonElement form, params string[] names)
    {
        foreach (var name in names)
        {
            if (form.TryGetProperty(name, out var value))
                expected[name] = Sending.Plain(value);
        }
    }

    private static void NewPlain(Holding holding, IEnumerable<WritableMember> members)
    {
        foreach (var member in members.Where(member => member.IsPlain))
            holding.Expected[member.Name] = null;
    }

    private static void Plain(Holding holding, JsonElement form, IEnumerable<WritableMember> members)
    {
        foreach (var member in members.Where(member => member.IsPlain))
        {
            if (form.TryGetProperty(member.Name, out var value))
                holding.Expected[member.Name] = member.Kind == ValueKind.Text || value.ValueKind == JsonValueKind.Null
                    ? Sending.Plain(value)
                    : Sending.Degrees(value);
        }
    }

    private static void NewEntries(Holding holding)
    {
        foreach (var key in Languages.SelectMany(language => Texts.Select(text => $"info.{language}.{text}")))
            holding.Expected[key] = null;
    }

    private static void Entry(Holding holding, JsonElement form)
    {
        if (!form.TryGetProperty("info", out var info) || Sending.Language(info.GetProperty("lang")) is not { } language)
            return;
        foreach (var text in Texts)
        {
            if (info.TryGetProperty(text, out var value))
                holding.Expected[$"info.{language}.{text}"] = Sending.Plain(value);
        }
    }

    private static void Contact(Holding project, JsonElement form)
    {
        if (!form.TryGetProperty("contact", out var contact))
            return;
        if (contact.ValueKind == JsonValueKind.Null)
        {
            foreach (var member in project.Expected.Keys.Where(key => key.StartsWith("contact.", StringComparison.Ordinal)).ToList())
                project.Expected.Remove(member);
            project.Expected["contact"] = null;
            return;
        }

        if (!project.Expected.TryGetValue("contact", out var before) || before is null)
            project.Expected["contact.contact_email"] = null;
        project.Expected["contact"] = "there";
        foreach (var flag in contact.EnumerateObject().Where(member => member.Name is "has_research_permit" or "can_contact"))
            project.Expected[$"contact.{flag.Name}"] = Sending.Flag(flag.Value);
        if (contact.TryGetProperty("contact_email", out var email))
            project.Expected["contact.contact_email"] = Sending.Plain(email);
    }

    /// <summary>Whether it runs is told by the century: the fuzzer sends no times near to now.</summary>
    private static void Times(Holding project, JsonElement form)
    {
        foreach (var name in new[] { "starts", "ends" })
        {
            if (!form.TryGetProperty(name, out var time))
                continue;
            var text = Sending.Plain(time);
            project.Expected[name] = text is null ? null : "there";
            project.Expected[$"{name}.century"] = text?[..Math.Min(2, text.Length)];
        }

        var (starts, ends) = (project.Expected.GetValueOrDefault("starts.century"), project.Expected.GetValueOrDefault("ends.century"));
        project.Runs = (starts is null or "19", ends is null or "29") == (true, true)
            ? true : starts is "29" || ends is "19" ? false
            : null;
    }

    private static void Photo(Holding holding, JsonElement form)
    {
        if (form.TryGetProperty("image", out var image))
            holding.Expected["image"] = image.ValueKind == JsonValueKind.Null ? null : "there";
    }
}
