namespace Muistot.Api.Hosting;

/// <summary>
/// Settings that are lists: one text with commas between (<c>Superusers=a,b</c>), or an item each (<c>Superusers__0=a</c>).
/// </summary>
internal static class ListSettings
{
    /// <summary>The items of a list. The last source that sets it counts alone, in whichever of the two forms.</summary>
    internal static IReadOnlyList<string> GetList(this IConfiguration configuration, string setting) =>
        configuration.FindList(setting) ?? [];

    /// <summary>The items of a list; null when no source sets it.</summary>
    internal static IReadOnlyList<string>? FindList(this IConfiguration configuration, string setting) =>
        ((IConfigurationRoot)configuration).Providers.Reverse().Select(source => FindList(source, setting))
            .FirstOrDefault(list => list is not null);

    private static List<string>? FindList(IConfigurationProvider source, string setting)
    {
        var keys = source.GetChildKeys([], setting).Distinct(StringComparer.OrdinalIgnoreCase).Order(ConfigurationKeyComparer.Instance)
            .Select(item => ConfigurationPath.Combine(setting, item));
        var texts = keys.Prepend(setting).Select(key => source.TryGet(key, out var text) ? text : null).OfType<string>().ToList();
        return texts.Count == 0
            ? null
            : [.. texts.SelectMany(text => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];
    }
}
