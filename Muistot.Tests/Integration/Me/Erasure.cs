using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using MimeKit;
using Muistot.Application.Common;
using Muistot.Tests.Harness;
using StackExchange.Redis;

namespace Muistot.Tests.Integration.Me;

/// <summary>What tests of erasure share.</summary>
internal static partial class Erasure
{
    /// <summary>Asks for an erasure, and confirms it by its mail.</summary>
    public static async Task<Answer> EraseAsync(this IntegrationTest test, Person person, string contributions)
    {
        await test.Api.DeleteAsync($"/me/account?contributions={contributions}", person);
        return await test.Api.PostAsync($"/me/account/confirm?token={TokenOf(await test.Host.Mail.WaitAsync(person.Email))}");
    }

    /// <summary>The token of the link in a mail.</summary>
    public static string TokenOf(MimeMessage mail) => Link().Match(mail.TextBody!).Groups["token"].Value;

    /// <summary>All that the stores of a host hold: rows, files of the database, Redis, files, what was logged.</summary>
    public static async Task<string> DumpAsync(this IntegrationTest test)
    {
        var text = new StringBuilder(await test.World.Read(RowsAsync));
        foreach (var file in Directory.GetFiles(test.Host.Folder, "muistot.db*"))
            text.AppendLine().AppendLine(file).Append(Encoding.UTF8.GetString(await ReadAsync(file)));
        if (test.Host is ProductionHost production)
            text.AppendLine().AppendLine("redis").Append(await RedisAsync(await production.RedisAsync()));
        text.AppendLine().AppendLine("files").AppendJoin(' ', test.Host.Images.Names);
        return text.AppendLine().AppendLine("log").AppendJoin('\n', test.Host.Application.Log.Lines).ToString();
    }

    private static async Task<string> RowsAsync(IMuistotDb db)
    {
        var text = new StringBuilder();
        await using var connection = await db.OpenConnectionAsync(CancellationToken.None);
        foreach (var table in db.Context.Model.GetEntityTypes().Select(entity => entity.GetTableName()).Distinct())
        {
            await using var command = db.Context.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"SELECT * FROM {table}";
            await using var rows = await command.ExecuteReaderAsync();
            text.AppendLine().AppendLine(table);
            while (await rows.ReadAsync())
                text.AppendLine(string.Join(" | ", Enumerable.Range(0, rows.FieldCount).Select(rows.GetValue)));
        }

        return text.ToString();
    }

    private static async Task<byte[]> ReadAsync(string file)
    {
        await using var content = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[content.Length];
        await content.ReadExactlyAsync(bytes);
        return bytes;
    }

    private static async Task<string> RedisAsync(IDatabase redis)
    {
        var found = await redis.ScriptEvaluateAsync(
            """
            local found = {}
            for _, key in ipairs(redis.call('KEYS', '*')) do
              table.insert(found, key)
              local kind = redis.call('TYPE', key).ok
              if kind == 'string' then table.insert(found, redis.call('GET', key)) end
              if kind == 'hash' then for _, value in ipairs(redis.call('HGETALL', key)) do table.insert(found, value) end end
              if kind == 'set' then for _, value in ipairs(redis.call('SMEMBERS', key)) do table.insert(found, value) end end
            end
            return found
            """);
        return string.Join('\n', ((byte[][])found!).Select(Encoding.UTF8.GetString));
    }

    [GeneratedRegex("#erase-account:token=(?<token>[A-Za-z0-9_-]+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Link();
}
