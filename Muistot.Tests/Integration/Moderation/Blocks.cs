using System.Text.Json.Nodes;
using Muistot.Tests.Harness;

namespace Muistot.Tests.Integration.Moderation;

/// <summary>Short ways to blocks.</summary>
internal static class Blocks
{
    /// <summary>The block of someone in a project; in the whole service without one.</summary>
    public static string Of(Person person, string? project = null) =>
        $"{(project is null ? "" : $"/projects/{project}")}/blocked/{Uri.EscapeDataString(person.Name)}";

    /// <summary>Those who are blocked, in a project or everywhere.</summary>
    public static async Task<List<JsonNode>> BlocksAsync(this ApiClient api, Person by, string? project = null) =>
        [.. (await api.GetAsync($"{(project is null ? "" : $"/projects/{project}")}/blocked", by)).Items.Select(item => item!)];
}
