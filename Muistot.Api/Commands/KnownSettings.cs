using System.Collections;
using System.Reflection;
using Muistot.Api.Hosting;
using Muistot.Application.Caching;
using Muistot.Application.Common;
using Muistot.Application.History;
using Muistot.Application.Images;
using Muistot.Application.Login;
using Muistot.Application.Moderation;
using Muistot.Application.Notifications;
using Muistot.Application.Posting;
using Muistot.Application.Projects;
using Muistot.Infrastructure;
using Muistot.Infrastructure.Files;
using Muistot.Infrastructure.Import;
using Muistot.Infrastructure.Mail;
using Muistot.Infrastructure.Persistence;
using Muistot.Infrastructure.RateLimiting;
using Muistot.Infrastructure.Redis;
using SessionOptions = Muistot.Infrastructure.Sessions.SessionOptions;

namespace Muistot.Api.Commands;

/// <summary>The names of the settings that there are: one with a slip of the pen in it would count for nothing, without a word.</summary>
internal static class KnownSettings
{
    // Sections of the framework, which has many settings.
    private static readonly string[] Open = ["Logging", "Kestrel", "OTEL"];

    private static readonly string[] Lists = ["Superusers", "Modules", "Cors:Origins", "ForwardedHeaders:KnownProxies",
        LocalizationOptions.SupportedSetting];

    // Settings of the host that the service runs in.
    private static readonly string[] HostsOwn =
    [
        WebHostDefaults.ServerUrlsKey, WebHostDefaults.HttpPortsKey, WebHostDefaults.HttpsPortsKey, WebHostDefaults.PreferHostingUrlsKey,
        WebHostDefaults.EnvironmentKey, WebHostDefaults.ApplicationKey, WebHostDefaults.ContentRootKey, WebHostDefaults.WebRootKey,
        WebHostDefaults.StartupAssemblyKey, WebHostDefaults.HostingStartupAssembliesKey, WebHostDefaults.HostingStartupExcludeAssembliesKey,
        WebHostDefaults.DetailedErrorsKey, WebHostDefaults.CaptureStartupErrorsKey, WebHostDefaults.ShutdownTimeoutKey,
        WebHostDefaults.SuppressStatusMessagesKey, WebHostDefaults.StaticWebAssetsKey, WebHostDefaults.PreventHostingStartupKey,
    ];

    private static readonly (string Section, Type Options)[] Sections =
    [
        (DatabaseOptions.Section, typeof(DatabaseOptions)), (RedisOptions.Section, typeof(RedisOptions)),
        (SessionOptions.Section, typeof(SessionOptions)),
        (LoginOptions.Section, typeof(LoginOptions)), (ProjectsOptions.Section, typeof(ProjectsOptions)),
        (ModerationOptions.Section, typeof(ModerationOptions)), (HistoryOptions.Section, typeof(HistoryOptions)),
        (NotificationOptions.Section, typeof(NotificationOptions)),
        (MailOptions.Section, typeof(MailOptions)), (FilesOptions.Section, typeof(FilesOptions)),
        (FileStoreOptions.Section, typeof(FileStoreOptions)),
        (LocalizationOptions.Section, typeof(LocalizationOptions)), (RateLimitingOptions.Section, typeof(RateLimitingOptions)),
        (PostingOptions.Section, typeof(PostingOptions)),
        (CachingOptions.Section, typeof(CachingOptions)), (RequestsOptions.Section, typeof(RequestsOptions)),
        (ImportOptions.Section, typeof(ImportOptions)), (MapOptions.Section, typeof(MapOptions)),
    ];

    private static readonly string[] Names =
    [
        .. Sections.SelectMany(section => MembersOf(section.Section, section.Options)), PublicAddress.Setting, DataRoot.Setting,
        SuperuserOptions.Section, "Modules",
        $"ConnectionStrings:{DatabaseOptions.ConnectionName}", "Cors:Origins", "ForwardedHeaders:KnownProxies", "OpenApi:Ui",
    ];

    /// <summary>True for the name of a setting, and of an item of a list: <c>Cors:Origins:0</c>.</summary>
    internal static bool Contain(string name) =>
        Names.Concat(HostsOwn).Contains(name, StringComparer.OrdinalIgnoreCase) || Lists.Any(list => IsWithin(name, list))
        || RenamedSettings.Contain(name) || Open.Contains(name.Split(':', '_')[0], StringComparer.OrdinalIgnoreCase);

    /// <summary>True for what settings stand in: a section, or a part of one.</summary>
    internal static bool HaveSection(string name) => name.Length > 0 && Names.Any(known => IsWithin(known, name));

    /// <summary>
    /// Refuses names that there are not, in sections that there are, wherever they are set. What belongs to others is let be.
    /// </summary>
    /// <exception cref="WrongSettingException">There is such a name.</exception>
    internal static void RequireIn(IConfiguration configuration)
    {
        var sections = Names.Select(SectionOf).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var unknown = configuration.AsEnumerable().Select(setting => setting.Key)
            .Where(name => sections.Contains(SectionOf(name)) && !Contain(name) && !HaveSection(name) && !IsOfHostingProvider(name))
                .Order(StringComparer.Ordinal).ToList();
        if (unknown.Count > 0)
        {
            throw new WrongSettingException(string.Join(Environment.NewLine, unknown.Select(name =>
                $"Unknown setting {name} ({name.Replace(":", "__",
                StringComparison.Ordinal)} in the environment). docs/settings.md lists them.")));
        }
    }

    private static string SectionOf(string name) => name.Split(':')[0];

    // Variables such as SQLCONNSTR_Other become connection strings of every program that starts.
    private static bool IsOfHostingProvider(string name) =>
        name.Split(':') is ["ConnectionStrings", var other] && Environment.GetEnvironmentVariables().Keys.Cast<string>()
            .Any(variable => variable.Contains("CONNSTR_", StringComparison.OrdinalIgnoreCase)
                && other.StartsWith(variable[(variable.IndexOf("CONNSTR_", StringComparison.OrdinalIgnoreCase) + 8)..],
                StringComparison.OrdinalIgnoreCase));

    private static bool IsWithin(string name, string section) =>
        name.StartsWith(section, StringComparison.OrdinalIgnoreCase) && (name.Length == section.Length || name[section.Length] == ':');

    private static IEnumerable<string> MembersOf(string section, Type options) => options
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(property => property.CanWrite)
        .SelectMany(property => IsSection(property, options)
            ? MembersOf($"{section}:{property.Name}", property.PropertyType)
            : [$"{section}:{property.Name}"]);

    private static bool IsSection(PropertyInfo property, Type options) =>
        property.PropertyType.IsClass && property.PropertyType.Assembly == options.Assembly
            && !property.PropertyType.IsAssignableTo(typeof(IEnumerable));
}
