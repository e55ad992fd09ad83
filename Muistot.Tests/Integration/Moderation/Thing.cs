using System.Text.Json.Nodes;
using Muistot.Tests.Harness;

namespace Muistot.Tests.Integration.Moderation;

/// <summary>Something that people report, and that moderators publish.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Order">An order about it.</param>
internal sealed record Thing(string Path, JsonObject Order)
{
    public const string Site = "site";
    public const string Memory = "memory";

    /// <summary>Makes a site, or a memory on a site of its own.</summary>
    public static async Task<Thing> MakeAsync(World world, string kind, string project, bool published = true, Person? by = null)
    {
        var site = await world.SiteAsync(project, published || kind == Memory, by);
        if (kind == Site)
            return new Thing($"/projects/{project}/sites/{site}", OrderOf(kind, site, project));
        var memory = await world.MemoryAsync(project, site, by, published);
        return new Thing($"/projects/{project}/sites/{site}/memories/{memory}", OrderOf(kind, memory, project, site));
    }

    /// <summary>The order with the way that it says to publish.</summary>
    public JsonObject OrderTo(bool publish)
    {
        var order = Order.DeepClone().AsObject();
        order["publish"] = publish;
        return order;
    }

    /// <summary>An order.</summary>
    public static JsonObject OrderOf(string type, JsonNode? identifier, string? project = null, string? site = null)
    {
        var order = new JsonObject { ["type"] = type, ["identifier"] = identifier };
        if (project is not null || site is not null)
            order["parents"] = new JsonObject();
        if (project is not null)
            order["parents"]!["project"] = project;
        if (site is not null)
            order["parents"]!["site"] = site;
        return order;
    }
}
