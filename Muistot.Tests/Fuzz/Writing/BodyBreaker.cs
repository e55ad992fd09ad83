using System.Text.Json.Nodes;

namespace Muistot.Tests.Fuzz.Writing;

/// <summary>Makes bodies that are not quite right, and bodies that are nothing of the kind.</summary>
/// <param name="dice">The dice.</param>
internal sealed class BodyBreaker(Dice dice)
{
    private static readonly string[] Raw =
    [
        "", " ", "{", "[]", "null", "1", "\"text\"", "{]", "{}", "{} {}", "{\"a\":1,}", "\uFEFF{}", "// comment\n{}", "{\"\\ud800\":1}",
        "NaN", "<xml/>", "a=b&c=d",
        "{\"id\":\"<fresh>\",\"id\":\"<fresh>\",\"info\":{\"lang\":\"fi\",\"name\":\"a\",\"name\":\"b\"},\"location\":{\"lat\":1,\"lon\":1,\"lat\":95}}",
        "{\"title\":\"<canary>\",\"title\":null}", "{\"Title\":\"x\",\"TITLE\":\"y\"}", "{\"title\":1e400,\"lat\":-1e-400}",
    ];

    private static readonly string[] Names =
    [
        "id", "info", "lang", "name", "title", "story", "location", "lat", "lon", "image", "type", "identifier", "parents", "admins",
        "contact", "starts", "country", "birth_date",
    ];

    private readonly Wording wording = new(dice);

    /// <summary>Changes one thing about a body.</summary>
    public string Break(JsonNode? body)
    {
        if (Json.Members(body).ToList() is not { Count: > 0 } members)
            return Wild();
        var member = dice.Pick(members);
        var value = member.Value();
        switch (dice.Below(9))
        {
            case 0:
                member.Remove();
                break;
            case 1:
                member.Set(null);
                break;
            case 2 when value is JsonValue text && text.TryGetValue<string>(out var padded):
                member.Set(
                    dice.Pick(padded + Wording.Nul, padded + Wording.Lone, $"\u2003{padded}\u00A0", padded.ToUpperInvariant(),
                    $"{padded}x", padded[..(padded.Length / 2)]));
                break;
            case 3:
                member.Set(dice.Pick(Wording.Full(201), Wording.Full(200), "<long251>", "<long250>"));
                break;
            case 4:
                member.Set(new JsonArray(value?.DeepClone()));
                break;
            case 5:
                member.Set(new JsonObject { ["lang"] = value?.DeepClone() });
                break;
            case 6 when member.Holder is JsonObject holder:
                holder[dice.Pick("unknown", "own", "user", "published", "creator", "modified_at", "sites_count", "superuser",
                    "is_admin")] = dice.OneIn(2);
                break;
            default:
                member.Set(Scalar());
                break;
        }

        return Json.Write(body);
    }

    /// <summary>Something.</summary>
    public string Wild()
    {
        if (dice.OneIn(2))
            return dice.Pick(Raw);
        if (dice.OneIn(8))
            return $"{new string('[', 200)}{new string(']', 200)}";
        return Json.Write(Node(4));
    }

    private JsonNode? Node(int depth)
    {
        var kind = dice.Below(depth == 0 ? 1 : 4);
        if (kind == 1)
            return new JsonArray([.. Enumerable.Range(0, dice.Below(4)).Select(_ => Node(depth - 1))]);
        if (kind < 2)
            return Scalar();
        var node = new JsonObject();
        for (var members = dice.Below(5); members > 0; members--)
            node[dice.Pick(Names)] = Node(depth - 1);
        return node;
    }

    private JsonNode? Scalar() => dice.Below(12) switch
    {
        0 => wording.Wild(),
        1 => dice.Pick(-1, 0, 1, 91, 181, 1001, int.MaxValue),
        2 => dice.Pick(1e308, -1e-308, 0.1, 90.0000001, -180.5),
        3 => dice.Pick("1e999", "NaN", "Infinity", "60,17", "0x10", "１２", "+1", "1e2", "99999999999999999999"),
        4 => dice.OneIn(2),
        5 => dice.Pick("sv", "swe", "xx", "zzz", "FI", "fi-FI", "f", "fi "),
        6 => dice.Pick("XX", "ZZZ", "F", "FINL", "ss"),
        7 => dice.Pick("2024-02-30", "2024-13-01", "24-01-01", "1999-12-31T24:00:00Z", "1999-12-31T23:59:60Z", "0000-01-01", "1999-W01",
            "now", "1999-12-31T10:00:00+25:00"),
        8 => dice.Pick("a@b", "<canary>@", "@example.com", "<canary>@exam ple.com", "<canary>@example..com", "\"<canary>\"@example.com",
            "<canary>@example.com\r\nBcc: x@example.com"),
        9 => dice.Pick("aGVsbG8=", "data:image/png;base64,", "data:image/svg+xml;base64,PHN2Zz4=", "iVBORw0KGgo=", "/9j/4AAQSkZJRg==",
            "!!!!", "iVBO Rw0K"),
        10 => dice.Pick("<user1>", "<project0>", "<site0>", "<memory0>"),
        _ => null,
    };
}
