using System.Runtime.InteropServices;
using Microsoft.AspNetCore.Mvc.Formatters;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Muistot.Api.Binding;
using Muistot.Application.Common;
using Muistot.Application.SiteTables;

namespace Muistot.Api.SiteTables;

/// <summary>
/// Takes bodies that are tables of sites, or forms that bring one as their file. As other bodies, they are read with a session only.
/// </summary>
internal sealed class SiteTableInputFormatter : IInputFormatter
{
    private const string FileField = "file";

    public bool CanRead(InputFormatterContext context) => context.ModelType == typeof(ISiteTable);

    public async Task<InputFormatterResult> ReadAsync(InputFormatterContext context)
    {
        var http = context.HttpContext;
        if (http.Features.Get<Session>() is null)
            return await InputFormatterResult.SuccessAsync(null);

        var place = new FormPlace(http.RequestServices.GetRequiredService<ValidationErrors>(), [ValidationError.Body]);
        try
        {
            var body = await RequestBody.ReadAsync(http, CancellationToken.None);
            if (MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type)
                && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
            {
                if (await FindFileAsync(body, type, place.Below(FileField)) is not { } file)
                    return await InputFormatterResult.SuccessAsync(null);
                body = file;
            }

            return await InputFormatterResult.SuccessAsync(
                body.IsEmpty ? place.Error("missing", SiteTableFile.Rule) : new SiteTableFile(() => Open(body)));
        }
        catch (IOException gone) when (http.RequestAborted.IsCancellationRequested)
        {
            throw new OperationCanceledException("The client left before the body was received whole.", gone, http.RequestAborted);
        }
    }

    private static MemoryStream Open(Memory<byte> bytes) => MemoryMarshal.TryGetArray<byte>(bytes, out var part)
        ? new MemoryStream(part.Array!, part.Offset, part.Count, writable: false)
        : new MemoryStream(bytes.ToArray(), writable: false);

    // The file stays where it is in the body: it is not copied.
    private static async Task<Memory<byte>?> FindFileAsync(Memory<byte> body, MediaTypeHeaderValue type, FormPlace place)
    {
        Memory<byte>? file = null;
        try
        {
            await using var stream = Open(body);
            var reader = new MultipartReader(HeaderUtilities.RemoveQuotes(type.Boundary).ToString(), stream);
            while (await reader.ReadNextSectionAsync() is { } section)
            {
                if (section.GetContentDispositionHeader() is not { } disposition
                    || !HeaderUtilities.RemoveQuotes(disposition.Name).Equals(FileField, StringComparison.OrdinalIgnoreCase))
                    continue;
                await section.Body.CopyToAsync(Stream.Null);
                if (file is not null)
                    return (Memory<byte>?)place.Error("repeated", "Must be given once.");
                file = body.Slice((int)section.BaseStreamOffset!.Value, (int)section.Body.Length);
            }
        }
        catch (Exception wrong) when (wrong is IOException or InvalidDataException or ArgumentException)
        {
            // What is not a form has no file; what breaks off has what came before.
        }

        return file ?? (Memory<byte>?)place.Error("missing", "Required.");
    }
}
