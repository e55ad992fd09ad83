using System.Globalization;
using Muistot.Application.Common;

namespace Muistot.Api.Hosting;

/// <summary>Where the service listens: where ASP.NET Core is told to, by whichever of its settings.</summary>
internal static class ListenAddress
{
    /// <summary>The address that counts without a setting.</summary>
    internal const string Default = "http://127.0.0.1:5600";

    private const int HighestPort = 65_535;

    /// <summary>Makes the service listen somewhere when nothing says where.</summary>
    /// <exception cref="WrongSettingException">A setting holds something else than an address, or a port.</exception>
    internal static void UseListenAddress(this WebApplicationBuilder builder)
    {
        var (settings, urls) = (builder.Configuration, builder.Configuration[WebHostDefaults.ServerUrlsKey]);
        foreach (var url in Items(urls))
            RequireAddress(url);
        string[] ports = [WebHostDefaults.HttpPortsKey, WebHostDefaults.HttpsPortsKey];
        foreach (var key in ports)
            RequirePorts(key, settings[key]);
        if (string.IsNullOrEmpty(urls) && ports.All(key => string.IsNullOrEmpty(settings[key]))
            && !settings.GetSection("Kestrel:Endpoints").GetChildren().Any())
            builder.WebHost.UseUrls(Default);
    }

    private static string[] Items(string? setting) =>
        (setting ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    // Kestrel finds it out last of all, and does not say where it comes from.
    private static void RequireAddress(string text)
    {
        try
        {
            var address = BindingAddress.Parse(text);
            if (address.Scheme is "http" or "https" && address.Port is >= 0 and <= HighestPort)
                return;
        }
        catch (FormatException)
        {
            // The exception below says it.
        }

        throw new WrongSettingException($"Urls (ASPNETCORE_URLS) holds '{text}'. It must be an address such as {Default}.");
    }

    private static void RequirePorts(string key, string? setting)
    {
        foreach (var text in Items(setting))
        {
            if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) || port > HighestPort)
                throw new WrongSettingException(
                    $"{key} (ASPNETCORE_{key.ToUpperInvariant()}) holds '{text}'. It must be a port, 0 to {HighestPort}.");
        }
    }
}
