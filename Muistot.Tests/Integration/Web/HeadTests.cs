using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Web;

public sealed class HeadTests() : IntegrationTest(Backend.Embedded)
{
    private static readonly string[] Unlike = ["Date", "Transfer-Encoding", "Content-Length", "Trace-Id"];

    [Test]
    public async Task WorksWhereverGetDoes()
    {
        var person = await World.PersonAsync();
        var project = await World.ProjectAsync();
        var site = await World.SiteAsync(project);
        var memory = await World.MemoryAsync(project, site);
        string[] paths =
        [
            "/", "/languages?q=fi", "/languages?q=xxx", "/languages", "/images/placeholder.jpg", "/images/unknown.jpg", "/projects",
            $"/projects/{project}",
            $"/projects/{project}/sites", $"/projects/{project}/sites?n=1&lat=60&lon=24", $"/projects/{project}/sites/{site}",
            $"/projects/{project}/sites/{site}?include_memories=true", $"/projects/{project}/sites/{site}/memories",
            $"/projects/{project}/sites/{site}/memories/{memory}", "/projects/unknown", "/me", "/auth/status", "/openapi.json", "/docs",
            "/nothing-here",
        ];

        foreach (var (path, by) in paths.SelectMany(path => new[] { (path, (Person?)null), (path, person) }))
        {
            var (get, head) = (await Api.GetAsync(path, by), await Api.SendAsync(HttpMethod.Head, path, null, by));

            Assert.That((head.Status, head.Bytes.Length), Is.EqualTo((get.Status, 0)), path);
            Assert.That(HeadersOf(head), Is.EquivalentTo(HeadersOf(get)), path);
        }
    }

    private static IEnumerable<string> HeadersOf(Answer answer) => answer.Headers.Concat(answer.ContentHeaders)
        .Where(header => !Unlike.Contains(header.Key)).Select(header => $"{header.Key}: {string.Join(", ", header.Value)}");
}
