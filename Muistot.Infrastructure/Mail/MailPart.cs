namespace Muistot.Infrastructure.Mail;

/// <summary>A part of a mail, made of a template of its own.</summary>
/// <param name="Template">Name of the template.</param>
/// <param name="Values">What stands in it in braces.</param>
internal sealed record MailPart(string Template, params (string Name, MailValue Value)[] Values);

/// <summary>What takes the place of a name in a template: a text, or parts one after the other.</summary>
internal sealed class MailValue
{
    private MailValue(string? text, IReadOnlyList<MailPart> parts) => (Text, Parts) = (text, parts);

    /// <summary>The text; null when there are parts.</summary>
    internal string? Text { get; }

    /// <summary>The parts.</summary>
    internal IReadOnlyList<MailPart> Parts { get; }

    public static implicit operator MailValue(string text) => new(text, []);

    public static implicit operator MailValue(MailPart[] parts) => new(text: null, parts);
}
