namespace Muistot.Tests.Fuzz.Writing;

/// <summary>Writes headers beside the caller's token.</summary>
/// <param name="dice">The dice.</param>
internal sealed class HeaderWriter(Dice dice)
{
    private static readonly (string Name, string[] Values)[] Tame =
    [
        ("Accept-Language", ["fi", "en", "en-GB,en;q=0.9", "fi;q=0,en", "sv", "*"]),
        ("Muistot-Language", ["fi", "en"]),
        ("Content-Language", ["en"]),
        ("Accept", ["application/json", "*/*"]),
        ("Accept-Encoding", ["gzip, br", "identity"]),
        ("If-None-Match", ["<tag>", "*", "\"other\", <tag>"]),
        ("Origin", ["http://client.example", "http://elsewhere.example"]),
        ("X-Forwarded-For", ["192.0.2.1"]),
    ];

    private static readonly (string Name, string[] Values)[] Wild =
    [
        ("Accept-Language", [";;q=,", "fi;q=2", "en;q=0.0000001", "fi_FI", "%00", "ä", "x-klingon"]),
        ("Muistot-Language", ["", "zzz", "fi,,en;q=x", "../en"]),
        ("If-None-Match", ["nothing", "\"", "W/", "W/\"a\", b", "**"]),
        ("If-Modified-Since", ["yesterday", "Thu, 01 Jan 1970 00:00:00 GMT", "Fri, 31 Dec 9999 23:59:59 GMT"]),
        ("If-Match", ["\"other\"", "*", "x"]),
        ("If-Unmodified-Since", ["Thu, 01 Jan 1970 00:00:00 GMT"]),
        ("Range", ["bytes=0-1", "bytes=-1", "bytes=5-2", "bytes=999999-", "pages=1", "bytes=0-0,2-3", "bytes=",
        "bytes=0-99999999999999999999"]),
        ("If-Range", ["<tag>", "\"other\"", "nothing"]),
        ("Content-Type", ["text/plain", "application/json; charset=utf-16", "multipart/form-data; boundary=x",
        "application/x-www-form-urlencoded", "nonsense", "application/xml"]),
        ("Content-Encoding", ["gzip", "nonsense"]),
        ("Accept", ["text/html", "image/*", "*/*;q=0", "nonsense"]),
        ("Host", ["elsewhere.example", "[::1]", "127.0.0.1:1"]),
        ("X-Forwarded-Host", ["elsewhere.example"]),
        ("X-Forwarded-Proto", ["https", "javascript"]),
        ("X-HTTP-Method-Override", ["DELETE"]),
        ("traceparent", ["00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "nonsense"]),
        ("Cookie", ["session=<canary>"]),
        ("User-Agent", ["<canary>", "x\ty"]),
    ];

    private static readonly string[] Garbage =
    [
        "Bearer", "Bearer nonsense", "bearer <canary>", "Basic cm9vdDpyb290", "Bearer dG9rZW46",
        "Bearer dG9rZW46AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", "Bearer a b", "nonsense", "Bearer ä", "Bearer ,",
    ];

    /// <summary>None, mostly; or some that do no harm.</summary>
    public IReadOnlyList<Header> Plain() => dice.OneIn(3) ? [Of(dice.Pick(Tame))] : [];

    /// <summary>Some that nobody should send.</summary>
    public IReadOnlyList<Header> Strange() => [Of(dice.Pick(Wild)), .. dice.OneIn(2) ? [Of(dice.Pick(Tame))] : Plain()];

    /// <summary>An Authorization header that is not a session's.</summary>
    public string NoToken() => dice.Pick(Garbage);

    private Header Of((string Name, string[] Values) header) => new(header.Name, dice.Pick(header.Values));
}
