using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Muistot.Tests.Fuzz.Document;

namespace Muistot.Tests.Fuzz;

/// <summary>A document of a few operations, the names of which are the service's.</summary>
internal static partial class FabricatedDocument
{
    private const string Schemas =
        """
        {
          "Error": {"type": "object", "required": ["error"], "properties": {"error": {"type": "object", "required": ["code"], "properties": {
            "code": {"type": "integer"}, "message": {"type": "string"}, "errors": {"type": "array", "items": {}}}}}},
          "Memory": {"type": "object", "required": ["id", "title"], "properties": {
            "id": {"type": "integer", "minimum": 1, "maximum": 100}, "title": {"type": "string", "maxLength": 20, "pattern": "^[^!]*$"}, "user": {"type": "string"},
            "kind": {"type": "string", "enum": ["old", "new"]}, "modified_at": {"type": "string", "format": "date-time"}, "day": {"type": "string", "format": "date"},
            "own": {"type": "boolean"}, "image": {"type": "string", "nullable": true}, "either": {"oneOf": [{"type": "string"}, {"type": "integer", "format": "int32"}]},
            "other": {"nullable": true, "oneOf": [{"$ref": "#/components/schemas/Memory"}, {"nullable": true, "enum": [null]}]},
            "inner": {"oneOf": [{"$ref": "#/components/schemas/Memory"}]}, "list": {"type": "array", "items": {"type": "number"}}, "story": {"type": "string", "minLength": 1}}},
          "Anything": {"properties": {}}
        }
        """;

    /// <summary>The document.</summary>
    public static ApiDescription Document { get; } = Make(
        ("GET", "/projects", "Projects_List", "Anything", [200, 401]),
        ("POST", "/projects", "Projects_Create", "", [201, 401, 403, 409, 422]),
        ("GET", "/projects/{project}", "Projects_Get", "Anything", [200, 401, 404, 422]),
        ("PATCH", "/projects/{project}", "Projects_Change", "", [204, 304, 401, 403, 404, 422]),
        ("GET", "/projects/{project}/sites/{site}", "Sites_Get", "Anything", [200, 401, 404, 422]),
        ("DELETE", "/projects/{project}/sites/{site}", "Sites_Delete", "", [204, 401, 403, 404]),
        ("POST", "/projects/{project}/sites/{site}/memories", "Memories_Create", "", [201, 401, 404, 422]),
        ("GET", "/projects/{project}/sites/{site}/memories/{memory}", "Memories_Get", "Memory", [200, 401, 404, 422]),
        ("PATCH", "/projects/{project}/sites/{site}/memories/{memory}", "Memories_Change", "", [204, 304, 400, 401, 403, 404, 422]),
        ("GET", "/me", "Me_Get", "Anything", [200, 401]),
        ("PATCH", "/me", "Me_Change", "", [204, 304, 401, 422]),
        ("GET", "/images/{image}", "Images_Get", "", [200, 303, 401, 422]),
        ("POST", "/report", "Reports_Create", "", [204, 401, 404, 422, 501]),
        ("POST", "/me/username", "Me_ChangeUsername", "", [200, 304, 401, 409, 422]));

    private static ApiDescription Make(params (string Method, string Path, string Id, string Schema, int[] Statuses)[] operations)
    {
        var paths = new JsonObject();
        foreach (var (method, path, id, schema, statuses) in operations)
        {
            var operation = new JsonObject
            {
                ["operationId"] = id,
                ["responses"] = Answers(schema, statuses),
                ["parameters"] = Parameters(path, id)
            };
            if (method is "POST" or "PATCH" && id != "Me_ChangeUsername")
                operation["requestBody"] = Content("Anything");
            (paths[path] ??= new JsonObject())[method.ToLowerInvariant()] = operation;
        }

        return ApiDescription.Parse(
            new JsonObject { ["paths"] = paths, ["components"] = new JsonObject { ["schemas"] = JsonNode.Parse(Schemas) } }.ToJsonString());
    }

    private static JsonObject Answers(string schema, int[] statuses)
    {
        var answers = new JsonObject();
        foreach (var status in statuses)
            answers[$"{status}"] = status >= 400
                ? Content("Error") : status == 200 && schema.Length > 0 ? Content(schema)
                : new JsonObject();
        return answers;
    }

    private static JsonArray Parameters(string path, string id)
    {
        var parameters = new JsonArray([.. Names().Matches(path).Select(name => Parameter(name.Groups["name"].Value, "path"))]);
        if (id == "Me_ChangeUsername")
            parameters.Add(Parameter("username", "query"));
        return parameters;
    }

    private static JsonObject Parameter(string name, string place) =>
        new JsonObject { ["name"] = name, ["in"] = place, ["schema"] = new JsonObject { ["type"] = "string" } };

    private static JsonObject Content(string schema) => new()
    {
        ["content"] = new JsonObject
        {
            [
            "application/json"] = new JsonObject { ["schema"] = new JsonObject { ["$ref"] = $"#/components/schemas/{schema}" } }
        },
    };

    [GeneratedRegex(@"\{(?<name>\w+)\}")]
    private static partial Regex Names();
}
