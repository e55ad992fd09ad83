using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Web;

/// <summary>Paths that have nothing but white space where an id belongs.</summary>
/// <param name="backend">The backend.</param>
[OnEveryBackend]
public sealed partial class BlankPathTests(Backend backend) : IntegrationTest(backend)
{
    private static readonly string[] Methods = ["get", "post", "put", "patch", "delete"];

    [Test]
    public async Task NameNothing()
    {
        var document = JsonNode.Parse(await File.ReadAllTextAsync(Repository.At("clients", "openapi.json")))!;
        var superuser = await World.PersonAsync(superuser: true);
        var operations =
            from path in document["paths"]!.AsObject()
            where path.Key.Contains('{', StringComparison.Ordinal)
            from operation in path.Value!.AsObject()
            where Methods.Contains(operation.Key)
            select (new HttpMethod(operation.Key.ToUpperInvariant()), Parameter().Replace(path.Key, "%20"));

        var wrong = new List<string>();
        foreach (var (method, path) in operations)
        {
            var answer = await Api.SendAsync(method, path, null, superuser);
            if (answer.Status is not (404 or 422))
                wrong.Add($"{method} {path}: {answer.Status}");
        }

        Assert.That(wrong, Is.Empty);
    }

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Parameter();
}
