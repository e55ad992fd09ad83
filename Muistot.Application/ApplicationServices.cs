using System.Reflection;
using AutoMapper;
using AutoMapper.Internal;
using FluentValidation;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Muistot.Application.Authorization;
using Muistot.Application.Caching;
using Muistot.Application.Common;
using Muistot.Application.History;
using Muistot.Application.Images;
using Muistot.Application.Jobs;
using Muistot.Application.Languages;
using Muistot.Application.Login;
using Muistot.Application.Map;
using Muistot.Application.Me;
using Muistot.Application.Memories;
using Muistot.Application.Moderation;
using Muistot.Application.Notifications;
using Muistot.Application.Pipeline;
using Muistot.Application.Projects;
using Muistot.Application.Search;
using Muistot.Application.Sites;
using Muistot.Application.SiteTables;
using Muistot.Application.Tiles;
using Muistot.Domain.Search;

namespace Muistot.Application;

/// <summary>Puts the use cases together.</summary>
public static class ApplicationServices
{
    private static readonly Assembly Here = typeof(ApplicationServices).Assembly;

    /// <summary>Adds use cases, their validators, and the pipeline before them.</summary>
    /// <exception cref="InvalidOperationException">
    /// A request type does not declare who may send it, or the runtime cannot fold texts.
    /// </exception>
    public static IServiceCollection AddMuistotApplication(this IServiceCollection services)
    {
        Declarations.Check(Here);
        TextFolding.RequireUnicode();
        services.AddTransient<ServiceFactory>(provider => provider.GetRequiredService);
        services.AddTransient<IMediator, Mediator>();
        foreach (var (contract, handler) in Implementations(typeof(IRequestHandler<,>)))
            services.AddTransient(contract, handler);
        foreach (var (contract, validator) in Implementations(typeof(IValidator<>)).Where(found => !found.Implementation.IsNested))
            services.AddSingleton(contract, validator);
        foreach (var behavior in PipelineBehaviors.InOrder)
            services.AddTransient(typeof(IPipelineBehavior<,>), behavior);

        services.AddSingleton(_ => Maps());
        services.AddSingleton<PublicImageCache>();
        services.AddSingleton<AccessQueries>();
        services.AddSingleton<AccessCache>();
        services.AddSingleton<NearestSites>();
        services.AddSingleton<KeptPlaces>();
        services.AddSingleton<KeysetPages>();
        services.AddSingleton<ProjectQuery>();
        services.AddSingleton<SiteQuery>();
        services.AddSingleton<MemoryQuery>();
        services.AddSingleton<SitePages>();
        services.AddSingleton<MemoryPages>();
        services.AddSingleton<MapSummaries.Cache>();
        services.AddSingleton<AuthorCounts.Cache>();
        services.AddSingleton<LongCommandTurns>();
        return services
            .AddScoped<ValidationErrors>()
            .AddScoped<ResourceContext>()
            .AddScoped<AccessQuery>()
            .AddScoped<FreshDecision>()
            .AddScoped<Preconditions>()
            .AddScoped<PostCommitActions>()
            .AddScoped<JobOutbox>()
            .AddScoped<CacheExpiration>()
            .AddScoped<ShownLanguages>()
            .AddScoped<Presentation.Factory>()
            .AddScoped<MapScope.Factory>()
            .AddScoped<MapSummaries>()
            .AddScoped<FeatureReaders>()
            .AddScoped<CollectionViews>()
            .AddScoped<TileSources>()
            .AddScoped<SearchFinder>()
            .AddScoped<SearchResults>()
            .AddScoped<SiteTableImport>()
            .AddScoped<DefaultLanguageChange>()
            .AddScoped<SessionStart>()
            .AddScoped<IdentityChange>()
            .AddImages()
            .AddModeration()
            .AddHistory()
            .AddPersonalData()
            .AddNotifications();
    }

    private static IServiceCollection AddImages(this IServiceCollection services) => services
        .AddScoped<ImageStorage>()
        .AddSingleton<ImageDerivatives>()
        .AddScoped<ImageSweep>()
        .AddScoped<ImageSizes>();

    private static IServiceCollection AddModeration(this IServiceCollection services) => services
        .AddScoped<Publication>()
        .AddScoped<Decisions>()
        .AddScoped<Reviews>()
        .AddScoped<WaitingVersions>()
        .AddScoped<Blocking>()
        .AddScoped<BlockedContributions>()
        .AddScoped<QueueKeys>()
        .AddScoped<QueueThings>()
        .AddScoped<QueueDetails>()
        .AddScoped<AuthorCounts>()
        .AddScoped<OwnDecisions>()
        .AddScoped<Reporting>();

    private static IServiceCollection AddHistory(this IServiceCollection services) => services
        .AddScoped<VersionReader>()
        .AddScoped<DeletedResources>()
        .AddScoped<GoneResources>()
        .AddScoped<ContentRestoration>()
        .AddScoped<ResourceRemoval>();

    /// <summary>
    /// The maps of AutoMapper. They are flat; the depth is bounded all the same, since its version 14 follows cycles without end.
    /// </summary>
    public static IMapper Maps()
    {
        var configuration = new MapperConfiguration(maps =>
        {
            maps.AddMaps(Here);
            maps.Internal().ForAllMaps((_, map) => map.MaxDepth(1));
        });
        configuration.AssertConfigurationIsValid();
        return configuration.CreateMapper();
    }

    private static IServiceCollection AddNotifications(this IServiceCollection services) => services
        .AddScoped<NotificationLinks>()
        .AddScoped<DecisionMails>()
        .AddScoped<ToldDecisions>()
        .AddScoped<Digests>()
        .AddScoped<DigestClaims>();

    private static IServiceCollection AddPersonalData(this IServiceCollection services) => services
        .AddScoped<AccountEraser>()
        .AddScoped<FileRemoval>()
        .AddScoped<ContributionRemoval>()
        .AddScoped<ErasureFinish>();

    private static IEnumerable<(Type Contract, Type Implementation)> Implementations(Type contract) =>
        from type in Here.GetTypes()
        where type is { IsAbstract: false, IsGenericTypeDefinition: false }
        from implemented in type.GetInterfaces()
        where implemented.IsGenericType && implemented.GetGenericTypeDefinition() == contract
        select (implemented, type);
}
