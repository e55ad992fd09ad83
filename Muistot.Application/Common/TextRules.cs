using FluentValidation;
using Muistot.Domain.Values;

namespace Muistot.Application.Common;

/// <summary>Rules that the validators of many requests share.</summary>
internal static class TextRules
{
    internal const string TooLong = "too_long";
    internal const string Contradiction = "contradiction";
    internal const string Missing = "missing";
    internal const string Null = "null";

    /// <summary>Texts of at most so many code points.</summary>
    internal static IRuleBuilderOptions<T, string?> AtMost<T>(this IRuleBuilder<T, string?> rule, int length) => rule
        .Must(text => text is null || Text.CodePoints(text) <= length)
        .WithErrorCode(TooLong)
        .WithMessage($"At most {length} characters are taken.");

    /// <summary>Texts of at most so many code points, where there is one.</summary>
    internal static IRuleBuilderOptions<T, Optional<string?>> AtMost<T>(this IRuleBuilder<T, Optional<string?>> rule, int length) => rule
        .Must(text => text.Value is null || Text.CodePoints(text.Value) <= length)
        .WithErrorCode(TooLong)
        .WithMessage($"At most {length} characters are taken.");
}
