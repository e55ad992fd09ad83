using FluentValidation;
using FluentValidation.Validators;
using Muistot.Domain.Values;

namespace Muistot.Application.Common;

/// <summary>Rules that the validators of many requests share.</summary>
internal static class TextRules
{
    internal const string Contradiction = "contradiction";
    internal const string Missing = "missing";

    /// <summary>What validators are given: the request, and what could not be read of it.</summary>
    internal static ValidationContext<T> ContextOf<T>(T request, ValidationErrors form)
    {
        var context = new ValidationContext<T>(request);
        context.RootContextData[nameof(ValidationErrors)] = form;
        return context;
    }

    /// <summary>True when something at a place or in it could not be read: rules about several members say nothing then.</summary>
    internal static bool IsUnread(this IValidationContext context, params string[] place) =>
        context.RootContextData.TryGetValue(nameof(ValidationErrors), out var form) && ((ValidationErrors)form).AnyIn(place);

    /// <summary>Texts of at most so many code points.</summary>
    internal static IRuleBuilderOptions<T, string?> AtMost<T>(this IRuleBuilder<T, string?> rule, int length) =>
        rule.SetValidator(new LengthValidator<T, string?>(length, text => text)).WithErrorCode(LengthLimit.ErrorCode);

    /// <summary>Texts of at most so many code points, where there is one.</summary>
    internal static IRuleBuilderOptions<T, Optional<string?>> AtMost<T>(this IRuleBuilder<T, Optional<string?>> rule, int length) =>
        rule.SetValidator(new LengthValidator<T, Optional<string?>>(length, text => text.Value)).WithErrorCode(LengthLimit.ErrorCode);

    private sealed class LengthValidator<T, TProperty>(int maximum, Func<TProperty, string?> textOf)
        : PropertyValidator<T, TProperty>, ILengthLimit
    {
        public override string Name => nameof(LengthLimit);

        public int Maximum => maximum;

        public override bool IsValid(ValidationContext<T> context, TProperty value) =>
            textOf(value) is not { } text || Text.CodePoints(text) <= maximum;

        protected override string GetDefaultMessageTemplate(string errorCode) => $"At most {maximum} characters are taken.";
    }
}

/// <summary>A rule that bounds the length of a text; the OpenAPI document tells it.</summary>
public interface ILengthLimit
{
    /// <summary>Most code points.</summary>
    int Maximum { get; }
}

/// <summary>What callers are told about texts that are too long.</summary>
public static class LengthLimit
{
    /// <summary>The word for it.</summary>
    public const string ErrorCode = "too_long";
}
