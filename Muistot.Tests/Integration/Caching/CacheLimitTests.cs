using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Caching;

/// <summary>The limit of memory counts everything that kept answers keep alive.</summary>
public sealed class CacheLimitTests() : IntegrationTest(Backend.Embedded)
{
    private const int Megabyte = 1024 * 1024;
    private const int Large = 300_000;

    // No base64 has a space in it: chance does not write this.
    private const string Changed = "Uusi nimi";

    /// <summary>Two lists fit as they are, and do not fit with their compressed variants.</summary>
    [Test]
    public async Task CompressedVariantsCount()
    {
        using var api = new ApiClient(Host.Node(("Caching:MaxMegabytes", "1")).Address);
        var paths = await ListsAsync(2);

        foreach (var (path, encoding) in from path in paths from encoding in new[] { "identity", "br", "gzip" } select (path, encoding))
            await api.GetAsync(path, headers: ("Accept-Encoding", encoding));
        await ChangeUnheardAsync();

        // Each variant of what cannot be compressed much takes about three quarters of the plain bytes.
        Assert.That(await CountKeptAsync(api, paths, null) * (Large + (2 * Large * 3 / 4)), Is.LessThanOrEqualTo(Megabyte));
    }

    /// <summary>What callers are shown of what is for everyone goes when that goes.</summary>
    [Test]
    public async Task WhatCallersKeepAliveCounts()
    {
        using var api = new ApiClient(Host.Node(("Caching:MaxMegabytes", "1")).Address);
        var (paths, caller) = (await ListsAsync(8), await World.PersonAsync());

        foreach (var path in paths)
        {
            await api.GetAsync(path);
            await api.GetAsync(path, caller);
        }

        await ChangeUnheardAsync();

        Assert.That(await CountKeptAsync(api, paths, caller) * Large, Is.LessThanOrEqualTo(Megabyte));
    }

    [Test]
    public async Task WhatFitsIsKept()
    {
        using var api = new ApiClient(Host.Node(("Caching:MaxMegabytes", "2")).Address);
        var (paths, caller) = (await ListsAsync(2), await World.PersonAsync());

        foreach (var path in paths)
        {
            await api.GetAsync(path);
            await api.GetAsync(path, caller);
        }

        await ChangeUnheardAsync();

        Assert.That((await CountKeptAsync(api, paths, null), await CountKeptAsync(api, paths, caller)), Is.EqualTo((2, 2)));
    }

    private static async Task<int> CountKeptAsync(ApiClient api, IEnumerable<string> paths, Person? caller)
    {
        var kept = 0;
        foreach (var path in paths)
            kept += (await api.GetAsync(path, caller)).Text.Contains(Changed) ? 0 : 1;
        return kept;
    }

    private Task ChangeUnheardAsync() => World.InDatabase(
        db => db.SiteInformation.ExecuteUpdate(set => set.SetProperty(entry => entry.Name, Changed)), isHeardOf: false);

    // Texts of random letters, which hardly compress. Nobody searches for their words: they are stored past the index.
    private async Task<List<string>> ListsAsync(int count)
    {
        var paths = new List<string>();
        for (var number = 0; number < count; number++)
        {
            var project = await World.ProjectAsync();
            foreach (var _ in Enumerable.Range(0, 3))
                await World.SiteAsync(project);
            await World.InDatabase(db =>
            {
                foreach (var siteId in db.SiteInformation.Where(entry => entry.Description == null).Select(entry => entry.SiteId).ToList())
                {
                    var text = Convert.ToBase64String(RandomNumberGenerator.GetBytes(Large / 4));
                    db.SiteInformation.Where(entry => entry.SiteId == siteId)
                        .ExecuteUpdate(set => set.SetProperty(entry => entry.Description, text));
                }
            });
            paths.Add($"/projects/{project}/sites");
        }

        return paths;
    }
}
