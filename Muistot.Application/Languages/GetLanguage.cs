using System.Text.Json.Serialization;
using MediatR;
using Muistot.Application.Authorization;
using Muistot.Application.Common;
using Muistot.Domain.Languages;

namespace Muistot.Application.Languages;

/// <summary>Looks a language of ISO 639-3 up by its two or three letters.</summary>
/// <param name="Q">The letters.</param>
[Anyone]
public sealed record GetLanguage(LanguageQuery Q) : IQuery<LanguageView>;

/// <summary>A language of ISO 639-3.</summary>
/// <param name="Id">Its three letters.</param>
/// <param name="Name">Its English name.</param>
/// <param name="Alpha3">Its three letters.</param>
/// <param name="Alpha2">Its two-letter code of ISO 639-1, if it has one.</param>
public sealed record LanguageView(
    [Example("fin")] string Id,
    [Example("Finnish")] string Name,
    [Example("fin")][property: JsonPropertyName("alpha_3")] string Alpha3,
    [Example("fi")][property: JsonPropertyName("alpha_2")] string? Alpha2);

/// <summary>Handles <see cref="GetLanguage"/>.</summary>
internal sealed class GetLanguageHandler : IRequestHandler<GetLanguage, LanguageView>
{
    public Task<LanguageView> Handle(GetLanguage request, CancellationToken cancellationToken) =>
        Iso639.TryFind(request.Q.Value, out var language)
            ? Task.FromResult(new LanguageView(language.Alpha3, language.Name, language.Alpha3, language.Alpha2))
            : throw new NotFoundException("Language not found");
}
