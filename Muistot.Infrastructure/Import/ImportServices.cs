using Microsoft.Extensions.DependencyInjection;
using Muistot.Application.Images;

namespace Muistot.Infrastructure.Import;

/// <summary>Adds the import from the replaced service.</summary>
internal static class ImportServices
{
    /// <summary>Adds the import, its settings, and the images that it keeps.</summary>
    internal static void AddImport(this IServiceCollection services)
    {
        services.AddSettings<ImportOptions>(ImportOptions.Section).PostConfigure<DataRoot>((import, root) =>
            (import.Images, import.Report) = (import.Images is { } images
            ? root.At(images) : null, import.Report is { } report ? root.At(report)
            : null));
        services.AddScoped<LegacyImport>();
        services.AddScoped<IImageReservation, ImportedImages>();
    }
}
