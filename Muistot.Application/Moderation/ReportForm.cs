using FluentValidation;
using Muistot.Application.Common;
using Muistot.Domain.Moderation;

namespace Muistot.Application.Moderation;

/// <summary>Why someone reports a site or memory.</summary>
/// <param name="Reason">The reason.</param>
/// <param name="Text">The reason in the person's own words, up to 1 000 code points. Only with reason.</param>
public sealed record ReportForm(
    [property: Example("wrong_place")] ReportReason? Reason = null, [Example(ReportForm.TextExample)] string? Text = null)
    : ILateForm
{
    internal const string TextExample = "The gasworks stood on the other side of the street.";

    internal sealed class Validator : AbstractValidator<ReportForm>
    {
        public Validator()
        {
            RuleFor(form => form.Text).AtMost(Domain.Values.Text.MessageLength);
            RuleFor(form => form.Reason).NotNull()
                .When((form, context) => form.Text is { Length: > 0 } && !context.IsUnread(ValidationError.Body, "reason"))
                .WithErrorCode(TextRules.Missing)
                .WithMessage("Required with text.");
        }
    }
}
