using System.Globalization;
using FluentValidation;

namespace Muistot.Application.Common;

/// <summary>Rules about numbers that the validators of many requests share. The OpenAPI document tells them of members of bodies.</summary>
internal static class NumberRules
{
    /// <summary>Whole numbers of a range, where there is one.</summary>
    internal static IRuleBuilderOptions<T, int?> Between<T>(this IRuleBuilder<T, int?> rule, int least, int most) =>
        rule.InclusiveBetween(least, most).WithErrorCode("range")
            .WithMessage(string.Create(CultureInfo.InvariantCulture, $"Must be a whole number from {least} to {most}."));
}
