using System.Text.Json;
using System.Text.Json.Nodes;
using Muistot.Tests.Fuzz.Document;
using Muistot.Tests.Harness;

namespace Muistot.Tests.Fuzz.Writing;

/// <summary>
/// Writes bodies that are well formed, from their schemas; what a schema cannot say of a value, its name tells.
/// </summary>
/// <param name="document">The document.</param>
/// <param name="dice">The dice.</param>
internal sealed class BodyWriter(ApiDescription document, Dice dice)
{
    private static readonly string[] Languages = ["fi", "fi", "en", "fin", "eng"];

    private readonly Wording wording = new(dice);

    /// <summary>A body of an operation.</summary>
    public JsonNode? Write(Operation operation, Scene scene)
    {
        if (operation.TakesFile)
            return Table(scene);
        var schema = document.Resolve(operation.Body!.Value);
        var members = schema.GetProperty("properties");
        return members.TryGetProperty("identifier", out _)
            ? Order(scene, members.TryGetProperty("publish", out _))
            : Object(schema, operation, scene);
    }

    private JsonObject Table(Scene scene) => new()
    {
        ["type"] = "FeatureCollection",
        ["features"] = new JsonArray(new JsonObject
        {
            ["type"] = "Feature",
            ["geometry"] = new JsonObject { ["type"] = "Point", ["coordinates"] = new JsonArray(dice.Below(360) - 180, dice.Below(180) - 90) },
            ["properties"] = new JsonObject { ["id"] = $"<site{scene.Site}>", ["name"] = $"N{wording.Text(100)}" },
        }),
    };

    private JsonObject Object(JsonElement schema, Operation operation, Scene scene)
    {
        var required = schema.TryGetProperty("required", out var names)
            ? names.EnumerateArray().Select(name => name.GetString()!).ToHashSet()
            : [];
        var written = new JsonObject();
        foreach (var member in schema.GetProperty("properties").EnumerateObject())
        {
            if (IsNeeded(member.Name, required, operation) || dice.OneIn(2))
                written[member.Name] = Member(member.Name, member.Value, operation, scene);
        }

        return written;
    }

    /// <summary>A contact is sent whole: a new one needs both flags, and whether it is a new one shows only later.</summary>
    private static bool IsNeeded(string name, HashSet<string> required, Operation operation) =>
        required.Contains(name) || name is "id" or "reason" || (operation.Method == "PATCH" && name is "has_research_permit" or "can_contact");

    private JsonNode? Member(string name, JsonElement schema, Operation operation, Scene scene)
    {
        // A default entry must keep its name.
        var mayBeNull = schema.TryGetProperty("nullable", out var nullable) && nullable.GetBoolean() && name is not ("name" or "reason");
        return mayBeNull && dice.OneIn(6) ? null : Named(name, operation, scene) ?? Value(document.Resolve(schema), operation, scene);
    }

    private JsonNode? Named(string name, Operation operation, Scene scene) => name switch
    {
        "id" => operation.Path == "/projects" ? $"<project{scene.Project}>" : $"<site{scene.Site}>",
        "lang" or "default_language" or "language" => Language(name),
        "image" => dice.Pick(Samples.Png, $"data:image/png;base64,{Samples.Png}"),
        "starts" => dice.Pick("1999-12-31", "1971-06-21T12:00:00Z", "1999-12-31T23:59:59.5+02:00", "1950-01-01 00:00"),
        "until" => "2999-06-21T12:00:00Z",
        "ends" => dice.Pick("2999-12-31", "2999-06-21T12:00:00Z", "2999-12-31T23:59:59.5+02:00"),
        "admins" => new JsonArray($"<user{(scene.Project == 0 ? Role.Admin : Role.Stranger)}>"),
        "contact_email" => "<canary>@example.com",
        "country" => dice.Pick("FI", "fin", "se", "GBR", "Jpn"),
        "birth_date" => dice.Pick("1971-02-28", "2000-02-29", "0001-01-01", "2020-12-31"),
        "is_empty" => dice.OneIn(2),

        // Which mail people want is in no ledger. Of most projects they cannot say.
        "projects" => dice.OneIn(2)
            ? []
            : new JsonObject { [$"<project{scene.Project}>"] = dice.OneIn(3) ? null : dice.Pick("off", "daily", "hourly") },

        // What waits for a decision is in no ledger.
        "review_edits" => false,

        // What people tell moderators, and what these decide, is in no ledger: decisions are tried only, on a version that nothing has.
        "reason" => "spam",
        "text" or "note" or "message_to_author" => dice.Pick("Roskaa", "\U0001F600 \u00E4"),
        "items" => new JsonArray(new JsonObject
        {
            ["type"] = "site",
            ["identifier"] = $"<site{scene.Site}>",
            ["version"] = 999999,
            ["parents"] = new JsonObject { ["project"] = $"<project{scene.Project}>" },
        }),
        _ => null,
    };

    private string Language(string name) => name == "lang" ? dice.Pick(Languages) : "fi";

    private JsonNode? Value(JsonElement schema, Operation operation, Scene scene) => schema.GetProperty("type").GetString() switch
    {
        "object" => Object(schema, operation, scene),
        "array" => new JsonArray(Value(document.Resolve(schema.GetProperty("items")), operation, scene)),
        "boolean" => dice.OneIn(8) ? JsonValue.Create(dice.Pick("true", "0", "no")) : JsonValue.Create(dice.OneIn(2)),
        "integer" => Whole(schema),
        "number" => Number(schema),
        _ when schema.TryGetProperty("enum", out var words) => dice.Pick(words.EnumerateArray().ToList()).GetString(),
        _ => wording.Text(schema.TryGetProperty("maxLength", out var most) ? most.GetInt32() : 200),
    };

    private int Whole(JsonElement schema)
    {
        var (least, most) = (schema.TryGetProperty("minimum", out var minimum) ? (int)minimum.GetDouble() : 1,
            schema.TryGetProperty("maximum", out var maximum) ? (int)maximum.GetDouble() : 100);
        return dice.OneIn(5) ? dice.Pick(least, most) : least + dice.Below(most - least + 1);
    }

    private JsonValue Number(JsonElement schema)
    {
        var (least, most) = (schema.GetProperty("minimum").GetDouble(), schema.GetProperty("maximum").GetDouble());
        var number = dice.Below(10) switch
        {
            0 => least,
            1 => most,
            2 => 0,
            _ => least + ((most - least) * dice.Below(int.MaxValue) / int.MaxValue)
        };
        return dice.OneIn(8)
            ? JsonValue.Create(number.ToString("R", System.Globalization.CultureInfo.InvariantCulture))
            : JsonValue.Create(number);
    }

    private JsonObject Order(Scene scene, bool publishes)
    {
        var type = dice.Pick("project", "site", "memory", "site", "memory");
        var order = new JsonObject
        {
            ["type"] = type,
            ["identifier"] = $"<{type}{type switch { "project" => scene.Project, "site" => scene.Site, _ => scene.Memory }}>"
        };
        if (type != "project")
            order["parents"] = new JsonObject { ["project"] = $"<project{scene.Project}>" };
        if (type == "memory")
            order["parents"]!["site"] = $"<site{scene.Site}>";
        if (publishes && dice.OneIn(2))
            order["publish"] = !dice.OneIn(4);
        return order;
    }
}
