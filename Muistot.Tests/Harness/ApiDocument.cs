using System.Text;
using NJsonSchema;
using NSwag;

namespace Muistot.Tests.Harness;

/// <summary>
/// The OpenAPI document in the repository, as a judge of answers: whatever the tests ask for, the document must have said.
/// </summary>
internal static class ApiDocument
{
    // Schemas are checked member by member; what is longer than this repeats what shorter answers have shown.
    private const int LongestToCheck = 64 * 1024;

    private static readonly Lazy<IReadOnlyList<Operation>> Operations = new(Load);

    /// <summary>What the document does not say about an answer; null when it says all, or does not know the operation.</summary>
    public static string? Undeclared(HttpMethod method, string path, Answer answer)
    {
        var name = method == HttpMethod.Head ? HttpMethod.Get.Method : method.Method;
        var steps = path.Split('?')[0].Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (Operations.Value.FirstOrDefault(operation => operation.Method == name && operation.Fits(steps))?.Described is not { } described
            || IsOfTheFramework(answer))
            return null;
        if (!described.Responses.TryGetValue($"{answer.Status}", out var response))
            return $"{described.OperationId} answered {answer}, which the document does not declare.";
        if (answer.Bytes.Length is 0 or > LongestToCheck)
            return null;
        if (!response.ActualResponse.Content.TryGetValue($"{answer.ContentHeaders.ContentType?.MediaType}", out var content))
            return $"{described.OperationId} answered {answer.Status} with {answer.ContentHeaders.ContentType}, which the document does not declare.";
        var faults = content.Schema.IsBinary
            ? []
            : content.Schema.ActualSchema.Validate(Encoding.UTF8.GetString(answer.Bytes), SchemaType.OpenApi3);
        return faults.Count == 0 ? null : $"{described.OperationId} answered {answer}, which does not fit: {string.Join(", ", faults)}";
    }

    // Faults, and routes that are not there, are declared by no operation.
    private static bool IsOfTheFramework(Answer answer) =>
        answer.Status is 500 || answer.Status is 404 && answer.Bytes.Length > 0 && answer.Message == "Not Found";

    private static List<Operation> Load()
    {
        var document = OpenApiDocument.FromFileAsync(Repository.At("clients", "openapi.json")).GetAwaiter().GetResult();
        foreach (var schema in document.Components.Schemas.Values)
            schema.AllowAdditionalProperties = false;
        return [.. document.Operations.Select(
            described => new Operation(described.Method.ToUpperInvariant(),
            described.Path.Split('/', StringSplitOptions.RemoveEmptyEntries), described.Operation))];
    }

    private sealed record Operation(string Method, string[] Steps, OpenApiOperation Described)
    {
        internal bool Fits(string[] steps) =>
            steps.Length == Steps.Length && Steps.Zip(steps).All(pair => pair.First[0] == '{' || pair.First == pair.Second);
    }
}
