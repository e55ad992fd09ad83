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

    /// <summary>What validators are given: the request, and what could not be read of it.</summary>
    internal static ValidationContext<T> ContextOf<T>(T request, FormFaults form)
    {
        var context = new ValidationContext<T>(request);
        context.RootContextData[nameof(FormFaults)] = form;
        return context;
    }

    /// <summary>True when something at a place or in it could not be read: rules about several members say nothing then.</summary>
    internal static bool IsUnread(this IValidationContext context, params string[] place) =>
        context.RootContextData.TryGetValue(nameof(FormFaults), out var form) && ((FormFaults)form).AnyIn(place);

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
