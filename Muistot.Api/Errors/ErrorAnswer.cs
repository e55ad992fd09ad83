using Muistot.Application.Common;

namespace Muistot.Api.Errors;

/// <summary>The one form of every error.</summary>
/// <param name="Error">What is wrong.</param>
public sealed record ErrorAnswer(ErrorContent Error);

/// <summary>What is wrong.</summary>
/// <param name="Code">The status code.</param>
/// <param name="Message">The reason.</param>
/// <param name="Details">What more there is to say.</param>
/// <param name="Errors">With 422: what is wrong with the request, up to 100 entries.</param>
public sealed record ErrorContent(
    [Example(422)] int Code,
    [Example("request validation error")] string Message,
    [Example("project")] IReadOnlyList<string>? Details = null,
    IReadOnlyList<FaultView>? Errors = null);

/// <summary>One fault of a request.</summary>
/// <param name="Loc">Where: <c>body</c>, <c>query</c> or <c>path</c>, then the names of members down to the place.</param>
/// <param name="Msg">A sentence for people.</param>
/// <param name="Type">A short word that stays the same from release to release.</param>
public sealed record FaultView(
    [Example("body", "location", "lat")] IReadOnlyList<string> Loc,
    [Example("A latitude is a number from -90 to 90, in degrees, with a decimal point.")] string Msg,
    [Example("invalid")] string Type);
