using System.Text.Json.Nodes;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Web;

/// <summary>
/// Requests that are made of the document's examples are carried out, from an empty service to a memory that is published.
/// </summary>
[OnEveryBackend]
public sealed class ExampleRequestTests(Backend backend) : IntegrationTest(backend)
{
    private readonly JsonNode schemas =
        JsonNode.Parse(File.ReadAllText(Repository.At("clients", "openapi.json")))!["components"]!["schemas"]!;

    [Test]
    public async Task AreCarriedOut()
    {
        var root = await World.PersonAsync(superuser: true);
        var (project, site, memory) = (Example("CreateProjectForm"), Example("CreateSiteForm"), Example("CreateMemoryForm"));
        await World.PersonAsync($"{project["admins"]![0]}");
        project["starts"] = project["ends"] = null;

        var madeProject = await Api.PostAsync("/projects", project, root);
        var madeSite = await Api.PostAsync($"{madeProject.Location}/sites", site, root);
        var madeMemory = await Api.PostAsync($"{madeSite.Location}/memories", memory, root);
        var order = Example("PublishResourceForm");
        order["identifier"] = madeMemory.Location!.Split('/')[^1];
        (order["parents"]!["project"], order["parents"]!["site"]) = (project["id"]!.DeepClone(), site["id"]!.DeepClone());
        await Api.PatchAsync(madeProject.Location!, new { auto_publish = true }, root);
        var (hidden, shown) = (await Api.PostAsync("/admin/publish", With(order, false), root),
            await Api.PostAsync("/admin/publish", With(order, true), root));

        Assert.That(new[] { madeProject, madeSite, madeMemory }.Select(answer => answer.Verdict), Is.All.EqualTo("201"));
        Assert.That((hidden.Verdict, shown.Verdict), Is.EqualTo(("204", "204")));
        foreach (
            var (form, place) in new[] { ("ChangeProjectForm", madeProject), ("ChangeSiteForm", madeSite),
            ("ChangeMemoryForm", madeMemory) })
            Assert.That((await Api.PatchAsync(place.Location!, Example(form), root)).Verdict, Is.EqualTo("204"), form);
        Assert.That((await Api.PatchAsync("/me", Example("ChangeMeForm"), root)).Verdict, Is.EqualTo("204"));
    }

    private static JsonNode With(JsonNode order, bool publish)
    {
        var changed = order.DeepClone();
        changed["publish"] = publish;
        return changed;
    }

    private JsonObject Example(string schema) => new JsonObject(
        schemas[schema]!["properties"]!.AsObject().Select(member => KeyValuePair.Create(member.Key, (JsonNode?)ExampleOf(member.Value!))));

    private JsonNode ExampleOf(JsonNode member) =>
        member["example"]?.DeepClone() ?? Example($"{member["oneOf"]![0]!["$ref"]}".Split('/')[^1]);
}
