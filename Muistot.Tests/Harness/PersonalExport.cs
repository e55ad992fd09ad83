using System.IO.Compression;
using System.Text.Json.Nodes;
using NUnit.Framework;

namespace Muistot.Tests.Harness;

/// <summary>The copy of what the service knows about a person, as that person gets it.</summary>
internal static class PersonalExport
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    /// <summary>Asks for one, and fetches it once it is made.</summary>
    public static async Task<ZipArchive> MakeAsync(ApiClient api, Person person)
    {
        Assert.That((await api.PostAsync("/me/export", null, person)).Status, Is.EqualTo(202));
        using var timeout = new CancellationTokenSource(Limit);
        JsonNode told;
        while ((told = (await api.GetAsync("/me/export", person)).Json)["state"]!.GetValue<string>() == "working")
            await Task.Delay(10, timeout.Token);
        var file = await api.GetAsync(new Uri(told["url"]!.GetValue<string>()).AbsolutePath, person);
        return new ZipArchive(new MemoryStream(file.Bytes));
    }

    /// <summary>The rows of one of its tables.</summary>
    public static JsonArray Rows(this ZipArchive zip, string name) => JsonNode.Parse(zip.GetEntry($"{name}.json")!.Text())!.AsArray();

    /// <summary>The text of a file of it.</summary>
    public static string Text(this ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(entry.Open());
        return reader.ReadToEnd();
    }
}
