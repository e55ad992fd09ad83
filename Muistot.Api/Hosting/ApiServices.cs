using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;
using Muistot.Api.Binding;
using Muistot.Api.Caching;
using Muistot.Api.Commands;
using Muistot.Api.Controllers;
using Muistot.Api.Errors;
using Muistot.Api.Health;
using Muistot.Api.Modules;
using Muistot.Api.Observability;
using Muistot.Api.OpenApi;
using Muistot.Api.SiteTables;
using Muistot.Application;
using Muistot.Application.Caching;
using Muistot.Application.Common;
using Muistot.Application.History;
using Muistot.Application.Images;
using Muistot.Application.Login;
using Muistot.Application.Moderation;
using Muistot.Application.Notifications;
using Muistot.Application.Posting;
using Muistot.Application.Projects;
using Muistot.Domain.Users;
using Muistot.Infrastructure;
using Muistot.Infrastructure.Mail;

namespace Muistot.Api.Hosting;

/// <summary>Puts the service together.</summary>
internal static class ApiServices
{
    // Texts around an image, at most: a project's, with every character escaped.
    private const int LargestTexts = 2 * 1024 * 1024;

    /// <summary>Begins a service. Its files lie beside the program, wherever it is started from, unless it is said otherwise.</summary>
    internal static WebApplicationBuilder CreateBuilder(string[] settings)
    {
        var elsewhere = settings.Any(
            setting => setting.StartsWith($"--{WebHostDefaults.ContentRootKey}", StringComparison.OrdinalIgnoreCase));
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = settings,
            ContentRootPath = elsewhere
            ? null
            : AppContext.BaseDirectory
        });
        KnownSettings.RequireIn(builder.Configuration);
        RenamedSettings.Apply(builder.Configuration);
        return builder;
    }

    internal static void AddMuistot(this WebApplicationBuilder builder)
    {
        builder.Logging.KeepQuiet();
        var (services, modules) = (builder.Services, EnabledModules.Of(builder.Configuration));
        services.AddMuistotApplication();
        services.AddMuistotInfrastructure(builder.Configuration);
        services.AddJobRunner();
        services.AddModules(modules);
        services.AddOwnSettings(builder.Configuration);
        _ = PublicAddress.Read(builder.Configuration);
        services.AddSingleton<PublicAddress>();
        services.AddSingleton<IPublicAddress>(provider => provider.GetRequiredService<PublicAddress>());
        services.AddSettings<MapOptions>(MapOptions.Section);
        services.AddSingleton(provider => HomePage.Of(provider.GetRequiredService<IWebHostEnvironment>(), builder.Configuration, modules,
            provider.GetRequiredService<IOptions<MapOptions>>().Value));
        services.AddAdmission();
        services.AddHttpContextAccessor();
        services.AddHostedService<UnreadableRequests>();
        services.AddScoped<IRequestContext, RequestContext>();
        services.AddExceptionHandler<ErrorHandler>();
        services.AddForwardedHeaders(builder.Configuration);
        services.AddCors(builder.Configuration);
        services.AddOpenApi();
        services.AddHealth(builder.Configuration, modules);
        builder.AddTelemetry();
        services.AddMvc(modules);
        services.Configure<JsonConsoleFormatterOptions>(
            json => json.JsonWriterOptions = json.JsonWriterOptions with { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        services.ConfigureHttpJsonOptions(json => ConfigureJson(json.SerializerOptions));
        services.Configure<SocketTransportOptions>(sockets => sockets.CreateBoundListenSocket = UnsentBytes.Listen);
        builder.WebHost.ConfigureKestrel((_, kestrel) =>
        {
            kestrel.AddServerHeader = false;
            kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Use(LateEndOfInput.Before).Use(AnswerableOutput.Before));

            // Bytes beyond ASCII are opaque in a header (RFC 9110 §5.5), whatever they mean to who sends them.
            kestrel.RequestHeaderEncodingSelector = _ => Encoding.Latin1;
            var files = kestrel.ApplicationServices.GetRequiredService<IOptions<FilesOptions>>().Value;
            kestrel.Limits.MaxRequestBodySize = LargestTexts + ((files.MaxBytes + 2L) / 3 * 4);
        });
    }

    private static void AddMvc(this IServiceCollection services, Module modules) =>
        // Not AddControllers: it puts authentication and authorization of its own before everything, which nobody here asks.
        services.AddMvcCore(mvc =>
        {
            mvc.ModelBinderProviders.Insert(0, new TextModelBinder.Provider());
            mvc.Conventions.Add(new CachedAction.Convention());
            mvc.Filters.Add<NextPageLink>();
            mvc.Filters.Add<PreconditionFilter>();
            mvc.InputFormatters.Clear();
            mvc.InputFormatters.Add(new SiteTableInputFormatter());
            mvc.InputFormatters.Add(new FormInputFormatter());
            mvc.ModelValidatorProviders.Clear();

            // Nothing is taken from forms; a body that only says that it is one would make reading it fail.
            mvc.ValueProviderFactories.RemoveType<FormValueProviderFactory>();
            mvc.ValueProviderFactories.RemoveType<JQueryFormValueProviderFactory>();
            mvc.ValueProviderFactories.RemoveType<FormFileValueProviderFactory>();
            mvc.AllowEmptyInputInBodyModelBinding = true;
        })
            .AddApiExplorer()
            .ConfigureApplicationPartManager(parts => parts.FeatureProviders.Add(new EnabledModules(modules)))
            .AddJsonOptions(json => ConfigureJson(json.JsonSerializerOptions));

    private static void AddAdmission(this IServiceCollection services)
    {
        services.AddSingleton<CommandLifetime>();
        services.AddSettings<RequestsOptions>(RequestsOptions.Section);
        services.AddSingleton<RequestAdmission>();
        services.AddScoped<IUseCases, UseCases>();
        services.AddSingleton<BodyBudget>();

        // The server waits for requests in flight as long as their commands may run, and a moment longer, so that their answers still
        // leave.
        services.Configure<HostOptions>(host => host.ShutdownTimeout = CommandLifetime.Grace + TimeSpan.FromSeconds(2));
    }

    private static void AddOwnSettings(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<LocalizationOptions>(LocalizationOptions.Section)
            .PostConfigure(options => options.Supported = configuration.FindList(LocalizationOptions.SupportedSetting) is { } languages
                ? string.Join(',', languages)
                : options.Supported);
        services.AddSettings<ProjectsOptions>(ProjectsOptions.Section);
        services.AddSettings<ModerationOptions>(ModerationOptions.Section);
        services.AddSettings<NotificationOptions>(NotificationOptions.Section);
        services.AddSettings<HistoryOptions>(HistoryOptions.Section);
        services.AddSettings<FilesOptions>(FilesOptions.Section);
        services.AddSettings<PostingOptions>(PostingOptions.Section);
        services.AddSettings<LoginOptions>(LoginOptions.Section);
        services.AddSettings<CachingOptions>(CachingOptions.Section);
        services.AddOptions<SuperuserOptions>()
            .Configure(options => options.Addresses = configuration.GetList(SuperuserOptions.Section))
            .Validate(options => options.Addresses.All(address => EmailAddress.TryParse(address, out _)),
                "Superusers must hold e-mail addresses only.")
            .ValidateOnStart();
    }

    private static void AddModules(this IServiceCollection services, Module modules)
    {
        if (modules.HasFlag(Module.Data))
            services.AddSearchUpkeep().AddRemovalOfDeleted();
        if (modules.HasFlag(Module.Login))
            services.AddSignIn();
        if (modules.HasFlag(Module.Users))
            services.AddErasure().AddExports().AddNotifications();
    }

    private static void AddSignIn(this IServiceCollection services)
    {
        services.AddLoginMail();
        services.AddSingleton<SignInWarmUp>();
        services.AddHostedService(provider => provider.GetRequiredService<SignInWarmUp>());
        services.AddOptions<MailOptions>().Validate<IHostEnvironment>(
            (mail, environment) => mail.Driver != MailDriver.Log || mail.AllowLogInProduction || !environment.IsProduction(),
            "Mail:Driver is Log: nobody would get mail, and the log would hold links that sign people in. Set Mail:Driver to Smtp or Pickup, or Mail:AllowLogInProduction to true.");
    }

    private static void ConfigureJson(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower));

        // Answers are JSON and said to be; nothing in them is ever read as HTML.
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
    }
}
