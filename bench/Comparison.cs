using System.Globalization;

namespace Muistot.Benchmark;

/// <summary>Measures the service beside its limit, in turn, so that both meet the same machine.</summary>
/// <param name="world">What is measured.</param>
/// <param name="results">Hears the outcome.</param>
internal sealed class Comparison(World world, Results results)
{
    /// <summary>Measures reads of one address.</summary>
    /// <param name="row">Number of the row of work.</param>
    /// <param name="path">The address.</param>
    /// <param name="goal">Least ratio of the throughputs.</param>
    /// <param name="headers">Headers of the request.</param>
    /// <param name="limitPath">Address at the bare server, or null for one that answers the same.</param>
    /// <param name="mostStatements">Most SQL statements for a request.</param>
    internal async Task ReadAsync(int row, string path, double goal, (string Name, string Value)[] headers, string? limitPath = null,
        int mostStatements = int.MaxValue)
    {
        Limit? answer = null;
        var signedIn = headers.Any(header => header.Name == "Authorization");
        await AskAsync(path, headers);
        var statements = await world.Statements.DuringAsync(async () => answer = await AskAsync(path, headers));
        limitPath ??= await SetLimitAsync("read", answer! with { Statements = signedIn ? statements : [], AsksRedis = signedIn });
        var work = $"GET {path}{Condition(headers)}, {(signedIn
            ? "with a session"
            : "anonymous")}, {answer!.Status}, {answer.Body.Length / 1000} kB";
        await CompareAsync(row, work, path, limitPath, goal, script: null, headers, statements.Length, mostStatements);
    }

    /// <summary>Measures writes.</summary>
    internal async Task WriteAsync(int row, string path, string body, double goal, (string Name, string Value)[] headers)
    {
        var script = Path.Combine(world.Folder, "write.lua");
        await File.WriteAllTextAsync(script,
            $"wrk.method = 'POST'\nwrk.body = [[{body}]]\nwrk.headers['Content-Type'] = 'application/json'\n");
        Limit? answer = null;
        await AskAsync(path, headers, body);
        var statements = await world.Statements.DuringAsync(async () => answer = await AskAsync(path, headers, body));
        var inserts = statements.Where(IsWrite).ToArray();
        var limit = await SetLimitAsync("write", answer! with { Statements = ["START TRANSACTION", .. inserts, "COMMIT"] });
        await CompareAsync(row, $"POST {path}", path, limit, goal, script, headers, statements.Length, int.MaxValue);
    }

    // EF Core puts settings before what it writes, in one text.
    private static bool IsWrite(string statement) =>
        statement.Contains("INSERT INTO", StringComparison.OrdinalIgnoreCase)
            || statement.Contains("UPDATE `", StringComparison.OrdinalIgnoreCase);

    private async Task CompareAsync(
        int row, string work, string path, string limitPath, double goal, string? script, (string Name, string Value)[] headers,
        int statements, int mostStatements)
    {
        var (service, bare) = await SideBySide.RunAsync(
            new Target(new Uri(world.Service.Address, path), script, headers),
            new Target(new Uri(world.Limits.BaseAddress!, limitPath), script, headers));
        var (ratio, errors) = (service.Throughput / bare.Throughput, service.Errors);
        results.Add(new Result(
            row, work, service.Throughput, service.Median, service.Percentile99, world.Service.Memory() / 1e6, statements,
            string.Create(CultureInfo.InvariantCulture, $"{ratio:F2} of {bare.Throughput:F0}/s{(errors > 0 ? $", {errors} errors" : "")}"),
            string.Create(CultureInfo.InvariantCulture, $"≥ {goal}{(mostStatements < int.MaxValue ? $", ≤ {mostStatements} SQL" : "")}"),
            ratio >= goal && errors == 0 && statements <= mostStatements));
    }

    private async Task<Limit> AskAsync(string path, (string Name, string Value)[] headers, string? body = null)
    {
        using var request = new HttpRequestMessage(body is null ? HttpMethod.Get : HttpMethod.Post, path);
        if (body is not null)
            request.Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        using var answer = await world.Service.Http.SendAsync(request);
        var sent = answer.Headers.Concat(answer.Content.Headers)
            .Where(header => header.Key is not ("Date" or "Content-Length" or "Transfer-Encoding"))
            .ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
        return new Limit((int)answer.StatusCode, sent, await answer.Content.ReadAsByteArrayAsync(), [], AsksRedis: false);
    }

    private async Task<string> SetLimitAsync(string name, Limit limit)
    {
        using var answer = await world.Limits.PutAsJsonAsync($"/limits/{name}", limit);
        answer.EnsureSuccessStatusCode();
        return $"/limit/{name}";
    }

    private static string Condition((string Name, string Value)[] headers) =>
        string.Concat(headers.Where(header => header.Name != "Authorization").Select(header => $", {header.Name}"));
}
