using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Muistot.Tests.Harness;

namespace Muistot.Tests.Contract;

/// <summary>One run of a script. README.md is the description of what it does.</summary>
/// <param name="api">The service.</param>
/// <param name="signIn">Signs people in.</param>
/// <param name="script">The script.</param>
internal sealed class Replay(ApiClient api, SignIn signIn, Script script)
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly NameBook names = new(script.Names);
    private readonly Dictionary<string, string> addresses = [];
    private readonly Dictionary<string, string> tokens = [];
    private readonly List<string> problems = [];

    /// <summary>Runs the script.</summary>
    /// <returns>What was not as expected.</returns>
    internal async Task<IReadOnlyList<string>> RunAsync()
    {
        foreach (var step in script.Steps)
        {
            try
            {
                if (!await TakeAsync(step))
                    break;
            }
            catch (Exception fault)
            {
                problems.Add($"{NameOf(step)}: {fault.GetType().Name}: {fault.Message}");
                break;
            }
        }

        return problems;
    }

    /// <returns>False when it makes no sense to go on.</returns>
    private async Task<bool> TakeAsync(JsonObject step)
    {
        if (step["account"] is { } account)
            return await OpenAccountAsync(account.GetValue<string>(), step["superuser"]?.GetValue<bool>() == true);
        if (step["login"] is { } login)
            return await LogInAsync(login.GetValue<string>(), step["as"]!.GetValue<string>());

        var (answer, expected) = (await SendAsync(step), step["expect"]!.AsObject());
        if (answer.Status != expected["status"]!.GetValue<int>())
        {
            problems.Add($"{NameOf(step)}: status: expected {expected["status"]}, got {answer}");
            return step.ContainsKey("name") && !step.ContainsKey("capture");
        }

        Capture(step, answer);
        foreach (var (what, got) in Seen(answer, expected))
        {
            var wanted = names.Fill(expected[what]);
            if (!JsonNode.DeepEquals(wanted, got))
                problems.Add($"{NameOf(step)}: {what}: expected {Write(wanted)}, got {Write(got)}");
        }

        return true;
    }

    private async Task<bool> OpenAccountAsync(string role, bool isSuperuser)
    {
        addresses[role] = isSuperuser ? TestHost.Root : $"{World.Fresh("mail")}@example.com";
        names[$"{role}.name"] = (await signIn.OfAsync(addresses[role])).Name;
        names[$"{role}.email"] = addresses[role];
        return true;
    }

    private async Task<bool> LogInAsync(string role, string name)
    {
        tokens[role] = names[name] = (await signIn.OfAsync(addresses[role])).Token;
        return true;
    }

    private Task<Answer> SendAsync(JsonObject step)
    {
        var query = (step["query"]?.AsObject() ?? [])
            .Select(pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(names.Fill(pair.Value!.ToString()))}").ToList();
        var path = names.FillPath(step["path"]!.GetValue<string>()) + (query.Count > 0 ? "?" + string.Join('&', query) : "");
        var headers = (step["headers"]?.AsObject() ?? []).Select(pair => (pair.Key, pair.Value!.GetValue<string>())).ToList();
        if (step["by"] is { } role)
            headers.Add(("Authorization", $"Bearer {tokens[role.GetValue<string>()]}"));
        if (step["token"] is { } token)
            headers.Add(("Authorization", names.Fill(token.GetValue<string>())));
        HttpContent? content = step["raw"] is { } raw ? new ByteArrayContent(Encoding.UTF8.GetBytes(raw.GetValue<string>())) : null;
        if (step.ContainsKey("json"))
            content = new StringContent(names.Fill(step["json"])?.ToJsonString() ?? "null", Encoding.UTF8, "application/json");
        return api.SendAsync(new HttpMethod(step["method"]!.GetValue<string>()), path, content, null, [.. headers]);
    }

    private void Capture(JsonObject step, Answer answer)
    {
        foreach (var (name, source) in step["capture"]?.AsObject() ?? [])
        {
            names[name] = source!.GetValue<string>() switch
            {
                "location" when answer.Location is null => throw new InvalidOperationException("There is no Location."),
                "location" => Uri.UnescapeDataString(answer.Location.TrimEnd('/').Split('/')[^1]),
                "authorization" => tokens[step["token_of"]!.GetValue<string>()] = answer.Token,
                var member => answer.Json[member["body.".Length..]]!.ToString(),
            };
        }
    }

    private static IEnumerable<(string What, JsonNode? Got)> Seen(Answer answer, JsonObject expected)
    {
        if (expected.ContainsKey("location"))
            yield return ("location", answer.Location is { } location ? Uri.UnescapeDataString(location) : null);
        if (expected.ContainsKey("authenticate"))
            yield return ("authenticate", answer.Headers.WwwAuthenticate.Count > 0 ? answer.Headers.WwwAuthenticate.ToString() : null);
        if (expected.ContainsKey("body"))
            yield return ("body", IsJson(answer) ? Comparison.Comparable(answer.Json) : null);
        if (expected.ContainsKey("sha256"))
            yield return ("sha256", Convert.ToHexStringLower(SHA256.HashData(answer.Bytes)));
        if (expected.ContainsKey("type"))
            yield return ("type", answer.ContentHeaders.ContentType?.ToString());
    }

    private static bool IsJson(Answer answer) =>
        answer.Bytes.Length > 0 && answer.ContentHeaders.ContentType?.MediaType?.Contains("json") == true;

    private static string NameOf(JsonObject step) => step.ContainsKey("method")
        ? $"{step["name"] ?? "setting the scene"} [{step["method"]} {step["path"]} by {step["by"] ?? "anyone"}]"
        : Write(step);

    private static string Write(JsonNode? json) => json?.ToJsonString(Readable) ?? "nothing";
}
