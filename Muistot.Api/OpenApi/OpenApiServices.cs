using Muistot.Api.Hosting;
using NJsonSchema.Generation;
using NSwag;

namespace Muistot.Api.OpenApi;

/// <summary>The OpenAPI document, and the page that lets one try it.</summary>
internal static class OpenApiServices
{
    private const string DocumentName = "muistot";
    private const string DocumentPath = "/openapi.json";

    private const string Description = """
        A community map of memories: projects hold sites on a map, and sites hold what people remember of them.

        Most reading needs no token. To get one:

        1. `POST /auth/email?email=you@example.com` sends a login mail. Its link ends with `#email-login:user=…&token=…&verified=…`.
        2. `POST /auth/email/exchange?user=…&token=…`, with the user and the token of the link, answers with the header `Authorization: bearer <token>`.
        3. Send the header `Authorization: Bearer <token>` with each request. Every request renews the session; `DELETE /me` ends it.
        """;

    internal static void AddOpenApi(this IServiceCollection services) => services.AddOpenApiDocument((document, provider) =>
    {
        document.DocumentName = DocumentName;
        document.Title = "Muistot";
        document.Description = Description;
        document.UseControllerSummaryAsTagDescription = true;
        document.Version = "1.0";
        document.SchemaSettings.SchemaNameGenerator = new SchemaNames();
        document.SchemaSettings.DefaultReferenceTypeNullHandling = ReferenceTypeNullHandling.NotNull;
        document.SchemaSettings.FlattenInheritanceHierarchy = true;
        document.SchemaSettings.AlwaysAllowAdditionalObjectProperties = true;
        document.SchemaSettings.SchemaProcessors.Add(new RequiredMembers());
        document.SchemaSettings.SchemaProcessors.Add(new MemberExamples());
        document.SchemaSettings.SchemaProcessors.Add(new MemberChoices());
        foreach (var mapper in ValueSchemas.All)
            document.SchemaSettings.TypeMappers.Add(mapper);
        document.AddSecurity(BearerSecurity.Name, [], BearerSecurity.Scheme);
        document.OperationProcessors.Add(new RequiredParameters());
        document.OperationProcessors.Add(new TableBodies());
        document.OperationProcessors.Add(new LanguageHeaders());
        document.OperationProcessors.Add(new ConditionalReads());
        document.OperationProcessors.Add(new Representations());
        document.OperationProcessors.Add(new PageLinks());
        document.OperationProcessors.Add(new LateParameters());
        document.OperationProcessors.Add(new ConditionalWrites());
        document.OperationProcessors.Add(new DeclaredRefusals());
        document.OperationProcessors.Add(new DeclaredAnswers());
        document.OperationProcessors.Add(new ValueLimits(provider));
        document.DocumentProcessors.Add(new SharedRefusals());
        document.DocumentProcessors.Add(new TagOrder());
        document.PostProcess = api => ServeFrom(api, PathString.Empty);
    });

    internal static void MapOpenApiDocument(this WebApplication app)
    {
        var pathBase = app.Services.GetRequiredService<PublicAddress>().PathBase;
        app.MapGet(DocumentPath, Branch(app, branch => branch.UseOpenApi(document =>
        {
            (document.DocumentName, document.Path) = (DocumentName, DocumentPath);
            document.PostProcess = (api, _) => ServeFrom(api, pathBase);
        })));
        if (HasPage(app.Configuration))
        {
            app.MapGet("/docs/{page?}", Branch(app, branch => branch.UseSwaggerUi(ui =>
            {
                ui.Path = "/docs";
                ui.DocumentPath = DocumentPath;
                ui.TransformToExternalPath = (path, _) => pathBase + path;
            })));
        }
    }

    /// <summary>True when the page at <c>/docs</c> is served.</summary>
    internal static bool HasPage(IConfiguration configuration) => configuration.GetValue("OpenApi:Ui", defaultValue: true);

    // NSwag's middleware would answer any method, and believe anyone about where the service lies. Who does not ask for the document need
    // not wait at the start for what it is made with.
    private static RequestDelegate Branch(IApplicationBuilder app, Action<IApplicationBuilder> configure)
    {
        var branch = new Lazy<RequestDelegate>(() => Build(app.New(), configure));
        return context => branch.Value(context);
    }

    private static RequestDelegate Build(IApplicationBuilder branch, Action<IApplicationBuilder> configure)
    {
        // Files are not sent where an endpoint is about to answer.
        branch.Use((context, next) =>
        {
            context.SetEndpoint(null);
            context.Request.Headers.Remove("X-Forwarded-Prefix");
            return next(context);
        });
        configure(branch);
        return branch.Build();
    }

    // From where the document came; what a request says about that is not repeated.
    private static void ServeFrom(OpenApiDocument api, PathString pathBase)
    {
        api.Servers.Clear();
        api.Servers.Add(new OpenApiServer { Url = pathBase.HasValue ? pathBase.Value : "/" });
    }
}
