using Muistot.Application.Common;

namespace Muistot.Api.Errors;

/// <summary>The body of every error response.</summary>
/// <param name="Error">The error.</param>
public sealed record ErrorAnswer(ErrorContent Error);

/// <summary>The error.</summary>
/// <param name="Code">The status code.</param>
/// <param name="Message">The reason.</param>
/// <param name="Details">Further details.</param>
/// <param name="Errors">The validation errors of a 422, at most 100. When there are more, <c>details</c> says so.</param>
public sealed record ErrorContent(
    [Example(422)] int Code,
    [Example("request validation error")] string Message,
    [Example("project")] IReadOnlyList<string>? Details = null,
    IReadOnlyList<ValidationErrorView>? Errors = null);

/// <summary>One validation error.</summary>
/// <param name="Loc">Where: <c>body</c>, <c>query</c> or <c>path</c>, then the names of members down to the place.</param>
/// <param name="Msg">A sentence for people.</param>
/// <param name="Type">A stable identifier of the kind of error.</param>
public sealed record ValidationErrorView(
    [Example("body", "location", "lat")] IReadOnlyList<string> Loc,
    [Example("Must be a number of degrees from -90 to 90, with a decimal point.")] string Msg,
    [Example("invalid")] string Type);
