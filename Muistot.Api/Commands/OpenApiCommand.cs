using System.CommandLine;
using NSwag.Generation;

namespace Muistot.Api.Commands;

/// <summary>Writes the OpenAPI document, without a server.</summary>
internal static class OpenApiCommand
{
    internal static Command Create()
    {
        var output = new Option<FileInfo?>("--output") { Description = "Write it into this file instead of the output." };
        var command = new Command("openapi", "Writes the OpenAPI document that the service serves at /openapi.json.") { output };
        return command.Does(async (services, parsed, cancellationToken) =>
        {
            var document = await services.GetRequiredService<IOpenApiDocumentGenerator>().GenerateAsync("muistot");
            var json = document.ToJson() + "\n";
            if (parsed.GetValue(output) is { } file)
                await File.WriteAllTextAsync(file.FullName, json, cancellationToken);
            else
                Console.Write(json);
            return 0;
        });
    }
}
