using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Muistot.Api.Hosting;
using Muistot.Api.Ogc;
using Muistot.Application.Common;
using Muistot.Application.Map;
using Muistot.Application.Tiles;
using Muistot.Domain.Sites;

namespace Muistot.Api.Commands.Export;

/// <summary>Writes the sites or memories of a project as a file.</summary>
internal static class ExportCommand
{
    private const string Memories = "memories";
    private const string Tab = "tab";
    private const string PmTiles = "pmtiles";

    // Positions are exact to a meter there, and maps draw it larger by themselves.
    private const int UsualZoom = 14;

    private const string About =
        """
        Writes the sites or memories of a project as a file, as everyone sees them: what is hidden or waits is left out.

        The formats are those of /ogc, with the same properties: geojson, jsonseq (GeoJSON text sequence), csv, fgb (FlatGeobuf); and
        pmtiles, which holds the vector tiles of /tiles in one file. Texts are in the language of Localization:Default, or
        else in that of the project. fgb and pmtiles need room for the file in the folder for temporary files (TMPDIR), too.

        The service may run meanwhile. An export that fails or is interrupted leaves a part of a file.
        """;

    private static readonly Dictionary<string, OgcFormat> Formats = new(StringComparer.Ordinal)
    {
        ["geojson"] = OgcFormat.GeoJson,
        ["jsonseq"] = OgcFormat.GeoJsonSequence,
        ["csv"] = OgcFormat.Csv,
        ["fgb"] = OgcFormat.FlatGeobuf,
    };

    internal static Command Create()
    {
        var project = ProjectOption.Create();
        var format = Choice("--format", null, "The format.", [.. Formats.Keys, PmTiles]);
        var type = Choice("--type", "sites", "What of the project.", "sites", Memories);
        var output = new Option<FileInfo?>("--output") { Description = "Write it into this file instead of the output." };
        var separator = Choice("--sep", ",", "What is between the cells of CSV.", ",", ";", Tab);
        var zoom = new Option<int>("--zoom")
        {
            Description = "The deepest zoom of pmtiles, 0 to 18, where each thing stands for itself.",
            DefaultValueFactory = _ => UsualZoom,
            CustomParser = ReadZoom,
        };
        var command = new Command("export", About) { project, format, type, output, separator, zoom };
        command.Validators.Add(result => Refuse(result, separator, format, "csv"));
        command.Validators.Add(result => Refuse(result, zoom, format, PmTiles));
        return command.DoesInDatabase((services, parsed, cancellationToken) =>
        {
            var kind = parsed.GetRequiredValue(type) == Memories ? MapKind.Memories : MapKind.Sites;
            var asked = new Asked(
                new MapCollectionId(kind, parsed.GetRequiredValue(project)), parsed.GetRequiredValue(format),
                parsed.GetRequiredValue(separator) is Tab ? '\t' : parsed.GetRequiredValue(separator)[0], parsed.GetValue(zoom));
            return RunAsync(services, asked, parsed.GetValue(output), cancellationToken);
        });
    }

    private static async Task<int> RunAsync(
        IServiceProvider services, Asked asked, FileInfo? file, CancellationToken cancellationToken)
    {
        // It asks as somebody without a session does.
        services.GetRequiredService<IHttpContextAccessor>().HttpContext = new DefaultHttpContext { RequestServices = services };
        try
        {
            return Formats.TryGetValue(asked.Format, out var format)
                ? await WriteFeaturesAsync(services, asked, format, file, cancellationToken)
                : await WriteTilesAsync(services.GetRequiredService<IUseCases>(), asked, file, cancellationToken);
        }
        catch (NotFoundException)
        {
            return MuistotCommandLine.Complain(
                $"The project {asked.Collection.Project} must be published and running: what everyone sees is exported.");
        }
    }

    private static async Task<int> WriteFeaturesAsync(
        IServiceProvider services, Asked asked, OgcFormat format, FileInfo? file, CancellationToken cancellationToken)
    {
        var found = await services.GetRequiredService<IUseCases>()
            .SendAsync(new ListFeatures(asked.Collection, new MapFilter()), cancellationToken);
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        await using var output = Open(file);
        await new FeatureFile(asked.Collection, found.Items).WriteAsync(output, format, asked.Separator, now, cancellationToken);
        return 0;
    }

    private static async Task<int> WriteTilesAsync(IUseCases useCases, Asked asked, FileInfo? file, CancellationToken cancellationToken)
    {
        var set = await useCases.SendAsync(new GetTileSet(asked.Collection), cancellationToken);
        var tiles = await useCases.SendAsync(new ListTiles(asked.Collection, asked.Zoom), cancellationToken);
        if (set.Bounds is not { } bounds)
            return MuistotCommandLine.Complain("The project must have something to show: a file of tiles has at least one.");
        await using var output = Open(file);
        await new PmTilesFile(set, bounds, asked.Zoom).WriteAsync(output, tiles.Items, cancellationToken);
        return 0;
    }

    private static Stream Open(FileInfo? file) => file is null ? Console.OpenStandardOutput() : file.Create();

    private static Option<string> Choice(string name, string? normally, string description, params string[] values)
    {
        var option = new Option<string>(name)
        {
            Description = $"{description} One of {string.Join(' ', values)}.",
            Required = normally is null,
        };
        if (normally is not null)
            option.DefaultValueFactory = _ => normally;
        option.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var value }] && !values.Contains(value, StringComparer.Ordinal))
                result.AddError($"{name} must be one of {string.Join(' ', values)}.");
        });
        return option;
    }

    private static int ReadZoom(ArgumentResult result)
    {
        if (int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var zoom)
            && zoom <= TileAddress.MaximumZoom)
            return zoom;
        result.AddError(string.Create(CultureInfo.InvariantCulture, $"--zoom must be a number from 0 to {TileAddress.MaximumZoom}."));
        return 0;
    }

    // Nobody should think that an option counted which did not.
    private static void Refuse(CommandResult command, Option option, Option<string> format, string only)
    {
        if (command.GetResult(option) is { Implicit: false }
            && command.GetResult(format) is { Tokens: [{ Value: var value }] } && value != only)
            command.AddError($"{option.Name} can only be combined with --format {only}.");
    }

    private sealed record Asked(MapCollectionId Collection, string Format, char Separator, int Zoom);
}
