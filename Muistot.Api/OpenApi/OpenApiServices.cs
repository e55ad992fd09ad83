namespace Muistot.Api.OpenApi;

/// <summary>The OpenAPI document, and the page that lets one try it.</summary>
internal static class OpenApiServices
{
    private const string DocumentPath = "/openapi.json";

    internal static void AddOpenApi(this IServiceCollection services) => services.AddOpenApiDocument((document, provider) =>
    {
        document.DocumentName = "muistot";
        document.Title = "Muistot";
        document.Description = "A community map of memories.";
        document.Version = "1.0";
    });

    internal static void UseOpenApiDocument(this WebApplication app)
    {
        app.UseOpenApi(document => document.Path = DocumentPath);
        if (app.Configuration.GetValue("OpenApi:Ui", defaultValue: true))
        {
            app.UseSwaggerUi(ui =>
            {
                ui.Path = "/docs";
                ui.DocumentPath = DocumentPath;
            });
        }
    }
}
