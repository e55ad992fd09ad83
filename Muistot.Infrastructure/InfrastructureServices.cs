using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Caching.StackExchangeRedis;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Muistot.Application;
using Muistot.Application.Caching;
using Muistot.Application.Common;
using Muistot.Application.History;
using Muistot.Application.Images;
using Muistot.Application.Jobs;
using Muistot.Application.Login;
using Muistot.Application.Me;
using Muistot.Application.Notifications;
using Muistot.Application.Pipeline;
using Muistot.Application.Posting;
using Muistot.Application.Search;
using Muistot.Infrastructure.Caching;
using Muistot.Infrastructure.Demo;
using Muistot.Infrastructure.Erasure;
using Muistot.Infrastructure.Export;
using Muistot.Infrastructure.Files;
using Muistot.Infrastructure.Health;
using Muistot.Infrastructure.Imaging;
using Muistot.Infrastructure.Import;
using Muistot.Infrastructure.Jobs;
using Muistot.Infrastructure.Login;
using Muistot.Infrastructure.Mail;
using Muistot.Infrastructure.Persistence;
using Muistot.Infrastructure.Persistence.Providers;
using Muistot.Infrastructure.RateLimiting;
using Muistot.Infrastructure.Redis;
using Muistot.Infrastructure.Search;
using Muistot.Infrastructure.Sessions;
using StackExchange.Redis;

namespace Muistot.Infrastructure;

/// <summary>Puts the adapters together, by the settings that choose between them.</summary>
public static class InfrastructureServices
{
    /// <summary>Adds the adapters.</summary>
    public static IServiceCollection AddMuistotInfrastructure(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(new DataRoot(configuration));
        services.AddPersistence(configuration);
        services.AddShared(configuration);
        services.AddSingleton<JobStore>();
        services.AddSingleton<JobSignal>();
        services.AddSingleton<IJobSignal>(provider => provider.GetRequiredService<JobSignal>());
        services.AddMail(configuration);
        services.AddFiles(configuration);
        services.AddSingleton<INameGenerator, FinnishNameGenerator>();
        services.AddScoped<DemoSeed>();
        services.AddScoped<LoadSeed>();
        services.AddImport();
        return services;
    }

    /// <summary>Runs jobs in the background, of the kinds that have handlers.</summary>
    /// <exception cref="InvalidOperationException">Jobs of a kind can be enqueued, and nobody handles them.</exception>
    public static IServiceCollection AddJobRunner(this IServiceCollection services)
    {
        JobDeclarations.CheckJobs(typeof(ApplicationServices).Assembly, typeof(InfrastructureServices).Assembly);
        return services.AddHostedService<JobRunner>();
    }

    /// <summary>Sends login mail.</summary>
    public static IServiceCollection AddLoginMail(this IServiceCollection services) =>
        services.AddJobHandler<LoginMailJob, LoginMailHandler>();

    /// <summary>Erases accounts, once a mail has confirmed it.</summary>
    public static IServiceCollection AddErasure(this IServiceCollection services) =>
        services.AddJobHandler<ErasureMailJob, ErasureMailHandler>().AddJobHandler<FinishErasureJob, FinishErasureHandler>();

    /// <summary>Makes copies of what is known about people, and sweeps them.</summary>
    public static IServiceCollection AddExports(this IServiceCollection services) => services
        .AddScoped<ExportWriter>().AddScoped<ExportedThings>()
        .AddJobHandler<ExportJob, ExportHandler>().AddJobHandler<SweepExportsJob, SweepExportsHandler>();

    /// <summary>Tells people what was decided on what is theirs, and what waits where they decide.</summary>
    public static IServiceCollection AddNotifications(this IServiceCollection services) => services
        .AddScoped<NotificationMail>().AddScoped<DecisionMailComposer>().AddScoped<DigestMailComposer>()
        .AddJobHandler<DecisionMailJob, DecisionMailHandler>()
        .AddJobHandler<PlanDigestsJob, PlanDigestsHandler>().AddJobHandler<DigestMailJob, DigestMailHandler>();

    /// <summary>Removes what was deleted long ago.</summary>
    public static IServiceCollection AddRemovalOfDeleted(this IServiceCollection services) =>
        services.AddJobHandler<RemoveDeletedJob, RemoveDeletedHandler>();

    /// <summary>Keeps the index of search complete.</summary>
    public static IServiceCollection AddSearchUpkeep(this IServiceCollection services) =>
        services.AddJobHandler<SearchUpkeepJob, SearchUpkeepHandler>().AddJobHandler<SearchBatchJob, SearchBatchHandler>();

    /// <summary>Binds a section of the settings to its class, and checks it at the start.</summary>
    public static OptionsBuilder<T> AddSettings<T>(this IServiceCollection services, string section)
        where T : class
    {
        services.AddSingleton<IValidateOptions<T>>(new SettingsValidator<T>(section));
        return services.AddOptions<T>().BindConfiguration(section).ValidateOnStart();
    }

    private static void AddPersistence(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<DatabaseOptions>(DatabaseOptions.Section);
        services.AddSingleton<IDatabaseDialect>(provider => provider.GetRequiredService<IOptions<DatabaseOptions>>().Value switch
        {
            { Provider: DatabaseProvider.MySql } settings => new MySqlDialect(settings),
            var settings => new SqliteDialect(provider.GetRequiredService<DataRoot>(), settings.BusySeconds),
        });
        services.AddSingleton<CausalReads>().AddSingleton<ChangeInterceptor>().AddSingleton<SearchInterceptor>()
            .AddSingleton<SetBasedWriteInterceptor>();
        services.AddDbContextPool<MuistotDb>((provider, options) =>
        {
            Connect(options, provider.GetRequiredService<IDatabaseDialect>(), configuration);
            options.AddInterceptors(
                provider.GetRequiredService<ChangeInterceptor>(), provider.GetRequiredService<SearchInterceptor>(),
                provider.GetRequiredService<SetBasedWriteInterceptor>(), provider.GetRequiredService<CausalReads>(),
                VisibilityInterceptor.Instance, new SecureDeletion());

            // What fails is logged where it is answered for; these would log the values in the database's message too.
            // A migration that was broken off goes on. What is found by a key, or may be whichever, is limited without an order. Whether
            // the migrations make the model is for the tests to find: it is most of what a migration of a new database takes.
            options.ConfigureWarnings(warnings => warnings.Ignore(
                RelationalEventId.PendingModelChangesWarning,
                CoreEventId.SaveChangesFailed, CoreEventId.QueryIterationFailed, RelationalEventId.CommandError,
                RelationalEventId.TransactionError, RelationalEventId.NonTransactionalMigrationOperationWarning,
                CoreEventId.RowLimitingOperationWithoutOrderByWarning, CoreEventId.FirstWithoutOrderByAndFilterWarning));
        });
        services.AddScoped<SchemaMigration>();
        services.AddScoped<SearchIndex>();
        services.AddScoped<SearchBatches>();
        services.AddScoped<ClusterRebuild>();
        services.AddScoped<IErasureRemnants, SearchRemnants>();
        services.AddScoped<IErasureRemnants, DatabaseRemnants>();
        services.AddSingleton<ITransientFaults, DatabaseTransientFaults>();
        services.AddSingleton<DatabaseHealthCheck>();
        services.AddScoped<IMuistotDb>(provider => provider.GetRequiredService<MuistotDb>());
    }

    private static void Connect(DbContextOptionsBuilder options, IDatabaseDialect dialect, IConfiguration configuration)
    {
        var connection = configuration.GetConnectionString(DatabaseOptions.ConnectionName) ?? dialect.DefaultConnection;
        if (string.IsNullOrWhiteSpace(connection))
            throw new WrongSettingException("ConnectionStrings:Muistot must say where the database is.");
        try
        {
            dialect.Connect(options, connection);
        }
        catch (Exception wrong) when (wrong is ArgumentException or FormatException or InvalidCastException or OverflowException)
        {
            // What the exception says may repeat a part of a password that has a semicolon in it.
            throw new WrongSettingException("ConnectionStrings:Muistot must be a connection string of the database: options that its driver knows, with values that they can have.");
        }
    }

    private static void AddShared(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<RedisOptions>(RedisOptions.Section);
        services.AddSettings<SessionOptions>(SessionOptions.Section);
        var rateLimiting = configuration.GetSection(RateLimitingOptions.Section).Get<RateLimitingOptions>() ?? new RateLimitingOptions();
        var redis = configuration.GetSection(RedisOptions.Section).Get<RedisOptions>() ?? new RedisOptions();
        if (redis.Connection.Length > 0)
        {
            var connection = RedisConnection.Read(redis);
            services.AddSingleton(_ => RedisConnection.Connect(connection));
            services.AddSingleton<RedisConnection>();
            services.AddSingleton<RedisSessionStore>();
            services.AddSingleton<ISessionStore>(provider => provider.GetRequiredService<RedisSessionStore>());
            services.AddSingleton<ISessionDirectory>(provider => provider.GetRequiredService<RedisSessionStore>());
            services.AddSingleton<ILoginTokens, RedisLoginTokens>();
            services.AddSingleton<IImageAliasKey, RedisImageAliasKey>();
            services.AddSingleton<IRateLimiter, RedisRateLimiter>();
            services.AddSingleton<IPostingLimiter, RedisPostingLimiter>();
            services.AddSingleton<RedisCacheVersions>();
            services.AddSingleton<ICacheVersions>(provider => provider.GetRequiredService<RedisCacheVersions>());
            services.AddHostedService(provider => provider.GetRequiredService<RedisCacheVersions>());
            services.AddHostedService<RedisStartCheck>();
            services.AddStackExchangeRedisCache(cache => cache.InstanceName = SharedCacheRemnants.Prefix);
            services.AddScoped<IErasureRemnants, SharedCacheRemnants>();
            services.AddOptions<RedisCacheOptions>().Configure<IConnectionMultiplexer>(
                (cache, multiplexer) => cache.ConnectionMultiplexerFactory = () => Task.FromResult(multiplexer));
        }
        else
        {
            services.AddSingleton<ISessionStore, InProcessSessionStore>();
            services.AddSingleton<ILoginTokens, InProcessLoginTokens>();
            services.AddSingleton<IImageAliasKey, InProcessImageAliasKey>();
            services.AddSingleton<IRateLimiter, InProcessRateLimiter>();
            services.AddSingleton<IPostingLimiter, InProcessPostingLimiter>();
            services.AddSingleton<ICacheVersions, CacheVersions>();
            services.AddDistributedMemoryCache();
        }

        services.AddSingleton<SharedCache>();
        services.AddSingleton<ISharedCache>(provider => provider.GetRequiredService<SharedCache>());
        if (!rateLimiting.Enabled)
        {
            services.AddSingleton<IRateLimiter, NoRateLimiter>();
            services.AddSingleton<IPostingLimiter, NoPostingLimiter>();
        }
    }

    private static void AddFiles(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<FileStoreOptions>(FileStoreOptions.Section)
            .PostConfigure<DataRoot>((files, root) => files.Folder = root.At(files.Folder));
        services.AddSingleton<StoreClaim>();
        if (configuration.GetValue($"{FileStoreOptions.Section}:{nameof(FileStoreOptions.Driver)}",
            FileStoreDriver.Folder) == FileStoreDriver.S3)
        {
            services.AddSingleton<S3Connection>();
            services.AddKeyedSingleton<IFileStore, S3FileStore>(StoreClaim.Unguarded);
        }
        else
        {
            services.AddKeyedSingleton<IFileStore, FolderFileStore>(StoreClaim.Unguarded);
        }

        services.AddSingleton<IFileStore, ClaimedFileStore>();
        services.AddSingleton<IImageCleaner, ImageCleaner>();
        services.AddSingleton<IImageRenderer, VipsRenderer>();
    }
}
