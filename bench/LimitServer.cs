using System.Collections.Concurrent;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;
using MySqlConnector;
using StackExchange.Redis;

namespace Muistot.Benchmark;

/// <summary>What an answer of the service is made of, at the least: its bytes, its headers, its SQL, one command to Redis.</summary>
/// <param name="Status">Status code.</param>
/// <param name="Headers">Headers.</param>
/// <param name="Body">Bytes.</param>
/// <param name="Statements">SQL, run as it was seen to run.</param>
/// <param name="AsksRedis">True for one round trip to Redis.</param>
internal sealed record Limit(int Status, Dictionary<string, string> Headers, byte[] Body, string[] Statements, bool AsksRedis);

/// <summary>A bare Kestrel server that does nothing but what a <see cref="Limit"/> says.</summary>
internal static class LimitServer
{
    internal static async Task<int> RunAsync(string address, string database, string redis, string files)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address)
            .ConfigureKestrel(kestrel => (kestrel.AddServerHeader, kestrel.Limits.MaxRequestBodySize) = (false, null));
        await using var app = builder.Build();
        await using var source = new MySqlDataSource(database);
        await using var multiplexer = await ConnectionMultiplexer.ConnectAsync(redis);
        var limits = new ConcurrentDictionary<string, Limit>(StringComparer.Ordinal);

        using var mirror = new Mirror();
        app.UseStaticFiles(new StaticFileOptions { FileProvider = new PhysicalFileProvider(files), RequestPath = "/files" });
        app.MapPut("/limits/{name}", (string name, Limit limit) => limits[name] = limit);
        app.MapGet("/mirror/{host}/{**path}", (HttpContext context, string host, string path) => mirror.AnswerAsync(context, host, path));
        app.Map("/limit/{name}", async (HttpContext context, string name) =>
        {
            var limit = limits[name];
            if (context.Request.ContentLength > 0)
                await context.Request.Body.CopyToAsync(Stream.Null);
            if (limit.AsksRedis)
                await multiplexer.GetDatabase().StringGetAsync("limit");
            if (limit.Statements.Length > 0)
                await QueryAsync(source, limit.Statements);
            await SendAsync(context, limit);
        });
        await app.RunAsync();
        return 0;
    }

    private static async Task QueryAsync(MySqlDataSource source, IEnumerable<string> statements)
    {
        await using var connection = await source.OpenConnectionAsync();
        foreach (var statement in statements)
        {
            await using var command = new MySqlCommand(statement, connection);
            await using var reader = await command.ExecuteReaderAsync();
            var values = new object[reader.FieldCount];
            while (await reader.ReadAsync())
                reader.GetValues(values);
        }
    }

    private static async Task SendAsync(HttpContext context, Limit limit)
    {
        var response = context.Response;
        response.StatusCode = limit.Status;
        foreach (var (name, value) in limit.Headers)
            response.Headers[name] = new StringValues(value);
        if (limit.Body.Length == 0)
            return;
        response.ContentLength = limit.Body.Length;
        await response.Body.WriteAsync(limit.Body);
    }
}
