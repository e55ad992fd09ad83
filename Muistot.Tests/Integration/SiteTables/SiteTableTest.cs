using System.Text;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.SiteTables;

/// <summary>A test of tables of sites that are brought into a project.</summary>
/// <param name="backend">The backend.</param>
public abstract class SiteTableTest(Backend backend) : IntegrationTest(backend)
{
    /// <summary>Imports a table.</summary>
    internal Task<Answer> ImportAsync(string project, Person? by, string table, bool dryRun = false) =>
        ImportAsync(project, by, Encoding.UTF8.GetBytes(table), dryRun);

    /// <summary>Imports a file.</summary>
    internal Task<Answer> ImportAsync(string project, Person? by, byte[] file, bool dryRun = false, string mediaType = "text/csv")
    {
        var content = new ByteArrayContent(file);
        content.Headers.TryAddWithoutValidation("Content-Type", mediaType);
        return ImportAsync(project, by, content, dryRun);
    }

    /// <summary>Imports a body.</summary>
    internal Task<Answer> ImportAsync(string project, Person? by, HttpContent body, bool dryRun = false) =>
        Api.SendAsync(HttpMethod.Post, $"/projects/{project}/import?dry_run={(dryRun ? "true" : "false")}", body, by);

    /// <summary>What an import came to: created/changed/unchanged, and the columns that were ignored.</summary>
    internal static string Counts(Answer answer)
    {
        Assert.That(answer.Status, Is.EqualTo(200), answer.Text);
        var json = answer.Json;
        return $"{json["created"]}/{json["changed"]}/{json["unchanged"]} "
            + string.Join(',', json["ignored_columns"]!.AsArray().Select(column => column!.ToString()));
    }

    /// <summary>The errors of a refused import, in the order in which they are told: place, type.</summary>
    internal static IEnumerable<string> ErrorsOf(Answer answer)
    {
        Assert.That(answer.Status, Is.EqualTo(422), answer.Text);
        return answer.Json["error"]!["errors"]!.AsArray().Select(error =>
            string.Join('/', error!["loc"]!.AsArray().Skip(1).Select(step => step!.ToString())) + " " + error["type"]);
    }

    /// <summary>The sites of a project as someone sees them: id, latitude, longitude, texts, and W where it waits.</summary>
    internal async Task<IEnumerable<string>> SitesAsync(string project, Person by, string language = "fi")
    {
        var answer = await Api.GetAsync($"/projects/{project}/sites", by, ("Accept-Language", language));
        return answer.Items.Select(site => string.Join('|', site!["id"], site["location"]!["lat"], site["location"]!["lon"],
            site["info"]!["name"], site["info"]!["abstract"], site["info"]!["description"], site["waiting_approval"] is null ? "" : "W"));
    }
}
