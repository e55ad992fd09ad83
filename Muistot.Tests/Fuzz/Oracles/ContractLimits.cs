using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Muistot.Tests.Fuzz.Playing;
using Muistot.Tests.Harness;

namespace Muistot.Tests.Fuzz.Oracles;

/// <summary>The limits of the contract's values, written down a second time and apart from the service.</summary>
internal static partial class ContractLimits
{
    private const int Name = 200;

    /// <summary>What is wrong with values in a path or query.</summary>
    public static IEnumerable<string> OfValues(IReadOnlyDictionary<string, string> values) =>
        values.Where(value => !IsValid(value.Key, value.Value))
        .Select(value => $"{value.Key} may not be so");

    /// <summary>What is wrong with a body.</summary>
    public static IEnumerable<string> OfBody(string operation, JsonElement body)
    {
        if (operation is "Sites_Report" or "Memories_Report" or "Blocks_Block" or "ProjectBlocks_Block" && body.ValueKind == JsonValueKind.Null)
            return [];
        if (body.ValueKind != JsonValueKind.Object)
            return ["the body is not an object"];
        var form = new Form(body, "");
        return operation switch
        {
            "Projects_Create" => [.. form.Needs("id", IsIdentifier), .. Members(form, WritableMembers.OfProjects, isNew: true)],
            "Projects_Change" => Members(form, WritableMembers.OfProjects, isNew: false),
            "Sites_Create" => [.. form.Needs("id", IsIdentifier), .. Members(form, WritableMembers.OfSites, isNew: true)],
            "Sites_Change" => Members(form, WritableMembers.OfSites, isNew: false),
            "Memories_Create" => Members(form, WritableMembers.OfMemories, isNew: true),
            "Memories_Change" => Members(form, WritableMembers.OfMemories, isNew: false),
            "Me_Change" => Person(form),
            "Notifications_Change" => [.. form.NotNull("decisions", IsFlag), .. form.NotNull("digest", IsFrequency),
                .. form.NotNull("projects", AreFrequencies), .. form.May("language", IsLanguage)],
            "Admin_Publish" or "Reports_Create" => [.. form.Needs("type", IsKind), .. form.Needs("identifier", IsNumberOrText),
                .. form.NotNull("publish", IsFlag)],
            "Sites_Report" or "Memories_Report" => [.. form.May("reason", IsReason),
                .. form.May("text", json => IsText(json, 1000))],
            "Blocks_Block" or "ProjectBlocks_Block" => [.. form.May("until", IsTime), .. form.May("reason", json => IsText(json, 1000)),
                .. form.NotNull("hide", IsFlag)],
            "Moderation_Decide" => [.. form.Needs("items", json => json.ValueKind == JsonValueKind.Array && json.GetArrayLength() <= 100),
                .. form.Needs("decision", IsDecision), .. form.May("reason", json => IsText(json, 1000)),
                .. form.May("note", json => IsText(json, 1000)), .. form.May("message_to_author", json => IsText(json, 1000))],
            _ => [],
        };
    }

    private static bool IsReason(JsonElement json) => json.ValueKind == JsonValueKind.String
        && json.GetString()!.Trim() is "spam" or "offensive" or "personal_data" or "copyright" or "wrong_place" or "other";

    private static bool IsFrequency(JsonElement json) =>
        json.ValueKind == JsonValueKind.String && json.GetString()!.Trim() is "off" or "daily" or "hourly";

    private static bool AreFrequencies(JsonElement json) => json.ValueKind == JsonValueKind.Object && json.GetPropertyCount() <= 100
        && json.EnumerateObject().All(
            one => Identifier().IsMatch(one.Name) && (one.Value.ValueKind == JsonValueKind.Null || IsFrequency(one.Value)));

    private static bool IsDecision(JsonElement json) => json.ValueKind == JsonValueKind.String
        && json.GetString()!.Trim() is "publish" or "hide" or "dismiss_reports" or "delete" or "restore";

    private static IEnumerable<string> Members(Form form, IEnumerable<WritableMember> members, bool isNew) =>
        members.SelectMany(member => member.In(isNew) switch
        {
            Presence.Needed => form.Needs(member.Name, value => IsRight(value, member, isNew)),
            Presence.NotNull => form.NotNull(member.Name, value => IsRight(value, member, isNew)),
            Presence.Optional => form.May(member.Name, value => IsRight(value, member, isNew)),
            _ => [],
        });

    private static bool IsRight(JsonElement value, WritableMember member, bool isNew) => member.Kind switch
    {
        ValueKind.Text => IsText(value, member.Most),
        ValueKind.Whole => Sending.Number(value) is { } whole && whole >= member.Least && whole <= member.Most && double.IsInteger(whole),
        ValueKind.Number => Sending.Number(value) is { } number && number >= member.Least && number <= member.Most,
        ValueKind.Flag => IsFlag(value),
        ValueKind.Image => IsText(value, int.MaxValue) && value.GetString()!.Trim().Length > 0,
        ValueKind.Language => IsLanguage(value),
        ValueKind.Time => IsTime(value),
        ValueKind.Email => IsText(value, member.Most) && IsEmail(value.GetString()!.Trim()),
        ValueKind.Names => AreNames(value),
        ValueKind.Identifier => IsIdentifier(value),
        _ => value.ValueKind == JsonValueKind.Object && !Members(new Form(value, ""), member.Parts, isNew).Any(),
    };

    private static IEnumerable<string> Person(Form form) =>
    [
        .. form.May("first_name", json => IsText(json, Name)), .. form.May("last_name", json => IsText(json, Name)),
        .. form.May("city", json => IsText(json, Name)),
        .. form.May("country", json => IsText(json, 3) && Letters().IsMatch(json.GetString()!.Trim())),
        .. form.May("birth_date", IsBirthDate),
    ];

    private static bool IsValid(string name, string value) => name switch
    {
        "project" or "site" => Identifier().IsMatch(value),
        "memory" => long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id >= 1,
        "version" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var version) && version >= 1,
        "modified_since" => Instant().IsMatch(value),
        "width" => value is "160" or "320" or "640" or "1280" or "2048",
        "username" => Username().IsMatch(value),
        "email" => Encoding.UTF8.GetByteCount(value) <= 254 && IsEmail(value),
        "image" => Photo().IsMatch(value),
        "q" => Language().IsMatch(value),
        "n" => int.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var n) && n is >= 1 and <= 1000,
        "lat" => Sending.Number(value) is >= -90 and <= 90,
        "lon" => Sending.Number(value) is >= -180 and <= 180,
        "publish" or "include_memories" => Sending.Boolean(value) is not null,
        _ => true,
    };

    private static bool IsText(JsonElement json, int most)
    {
        try
        {
            return json.ValueKind == JsonValueKind.String && json.GetString()!.Trim() is var text
                && !text.Contains('\0', StringComparison.Ordinal) && text.EnumerateRunes().Count() <= most;
        }
        catch (InvalidOperationException)
        {
            // A lone surrogate.
            return false;
        }
    }

    private static bool IsIdentifier(JsonElement json) => IsText(json, 250) && Identifier().IsMatch(json.GetString()!.Trim());

    private static bool IsLanguage(JsonElement json) => IsText(json, 3) && Sending.Language(json) is not null;

    private static bool IsFlag(JsonElement json) =>
        json.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array) && Sending.Boolean(json) is not null;

    private static bool IsTime(JsonElement json) => IsText(json, 40) && Time().IsMatch(json.GetString()!.Trim());

    // The day of the service may be the next one already.
    private static bool IsBirthDate(JsonElement json) => IsText(json, 10)
        && DateOnly.TryParseExact(json.GetString()!.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
        && date <= DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(1);

    private static bool IsNumberOrText(JsonElement json) => json.ValueKind is JsonValueKind.Number or JsonValueKind.String;

    private static bool IsKind(JsonElement json) => IsText(json, 7) && json.GetString()!.Trim() is "project" or "site" or "memory";

    private static bool IsEmail(string text) => Email().IsMatch(text);

    private static bool AreNames(JsonElement json) => json.ValueKind == JsonValueKind.Array
        && json.EnumerateArray().All(name => IsText(name, 64) && Username().IsMatch(name.GetString()!.Trim()))
        && json.EnumerateArray().Select(name => name.GetString()!.Trim()).Distinct(StringComparer.OrdinalIgnoreCase)
            .Count() == json.GetArrayLength();

    [GeneratedRegex(
        @"\A[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])[Tt ][0-2][0-9]:[0-5][0-9]:[0-5][0-9](\.[0-9]+)?([Zz]|[+-][0-9]{2}:[0-9]{2})\z",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Instant();

    [GeneratedRegex(@"\A[a-zA-Z0-9_-]{4,250}\z")]
    private static partial Regex Identifier();

    [GeneratedRegex(@"\A[a-zA-Z0-9\-_@.: #äöåÄÖÅ]{4,64}\z")]
    private static partial Regex Username();

    [GeneratedRegex(@"\A[^@\s]+@[^@\s]+\.[^@\s]+\z")]
    private static partial Regex Email();

    [GeneratedRegex(@"\A[a-zA-Z0-9_-]{1,36}(\.[a-zA-Z0-9]{1,10})?\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Photo();

    [GeneratedRegex(@"\A[a-z]{2,3}\z")]
    private static partial Regex Language();

    [GeneratedRegex(@"\A[a-zA-Z]{2,3}\z")]
    private static partial Regex Letters();

    [GeneratedRegex(
        @"\A[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])([T ][0-2][0-9]:[0-5][0-9](:[0-5][0-9](\.[0-9]{1,7})?)?(Z|[+-][0-9]{2}:[0-9]{2})?)?\z",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Time();

    /// <summary>An object and where it is.</summary>
    private sealed record Form(JsonElement Json, string Place)
    {
        public IEnumerable<string> Needs(string name, Func<JsonElement, bool> rule) =>
            Json.TryGetProperty(name, out _) ? NotNull(name, rule) : [$"{Place}{name} is missing"];

        public IEnumerable<string> NotNull(string name, Func<JsonElement, bool> rule) =>
            Json.TryGetProperty(name, out var value) && !(value.ValueKind != JsonValueKind.Null && rule(value))
                ? [$"{Place}{name} may not be so"]
                : [];

        public IEnumerable<string> May(string name, Func<JsonElement, bool> rule) =>
            Json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null && !rule(value)
                ? [$"{Place}{name} may not be so"]
                : [];
    }
}
