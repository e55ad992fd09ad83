using Muistot.Tests.Harness;
using NSwag;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Authorization;

/// <summary>Nobody can know which of two values of a parameter is meant: every action refuses both, unless they are a list.</summary>
public sealed class RepeatedParameterTests() : IntegrationTest(Backend.Embedded)
{
    // Several types are all of them.
    private const string List = "type";

    [Test]
    public async Task EveryActionRefusesWhatIsGivenTwice()
    {
        var root = await World.PersonAsync(superuser: true);
        var document = await OpenApiDocument.FromFileAsync(Repository.At("clients", "openapi.json"));
        var asked = 0;
        foreach (var described in document.Operations)
        {
            string[] names =
            [
                .. described.Operation.ActualParameters
                    .Where(parameter => parameter.Kind == OpenApiParameterKind.Query && parameter.Name != List)
                    .Select(parameter => parameter.Name),
            ];
            if (names.Length == 0 || described.Path.StartsWith("/ogc", StringComparison.Ordinal))
                continue;
            var path = described.Path.Replace("{memory}", "1", StringComparison.Ordinal).Replace("{", "", StringComparison.Ordinal)
                .Replace("}", "", StringComparison.Ordinal);
            var query = string.Join('&', names.SelectMany(name => new[] { $"{name}=1", $"{name}=1" }));
            var by = described.Path.StartsWith("/auth", StringComparison.Ordinal) ? null : root;

            var answer = await Api.SendAsync(new HttpMethod(described.Method.ToUpperInvariant()), $"{path}?{query}", null, by);

            asked++;
            Assert.That(answer.Status, Is.EqualTo(422), $"{described.Method} {path}");
            Assert.That(RepeatedOf(answer), Is.EquivalentTo(names), $"{described.Method} {path}");
        }

        Assert.That(asked, Is.GreaterThan(30));
    }

    private static IEnumerable<string> RepeatedOf(Answer answer) => answer.Json["error"]!["errors"]!.AsArray()
        .Where(error => error!["type"]!.GetValue<string>() == "repeated").Select(error => error!["loc"]![1]!.GetValue<string>());
}
