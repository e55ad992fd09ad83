using FluentValidation;
using Muistot.Application.Common;
using Muistot.Domain.Languages;
using Muistot.Domain.Values;

namespace Muistot.Application.Languages;

/// <summary>The texts of a new resource, in one language.</summary>
/// <param name="Lang">The language.</param>
/// <param name="Name">Up to 200 code points.</param>
/// <param name="Abstract">Up to 20 000 code points.</param>
/// <param name="Description">Up to 100 000 code points.</param>
/// <param name="ImageAlt">What the image shows, for those who do not see it: up to 500 code points.</param>
public sealed record InformationForm(
    LanguageCode Lang,
    [Example(InformationExamples.Name)] string Name,
    [Example(InformationExamples.Abstract)] string? Abstract = null,
    [Example(InformationExamples.Description)] string? Description = null,
    [Example(InformationExamples.ImageAlt)] string? ImageAlt = null)
{
    /// <summary>Writes the texts into an entry.</summary>
    public void WriteTo(Information entry) =>
        (entry.Name, entry.Abstract, entry.Description, entry.ImageAlt) = (Name, Abstract, Description, ImageAlt);

    internal sealed class Validator : AbstractValidator<InformationForm>
    {
        public Validator()
        {
            RuleFor(form => form.Name).AtMost(Text.NameLength);
            RuleFor(form => form.Abstract).AtMost(Text.StoryLength);
            RuleFor(form => form.Description).AtMost(Text.DescriptionLength);
            RuleFor(form => form.ImageAlt).AtMost(Text.AlternativeTextLength);
        }
    }
}

/// <summary>The texts in one language to change. Absent members stay unchanged, null removes a value.</summary>
/// <param name="Lang">The language.</param>
/// <param name="Name">Up to 200 code points.</param>
/// <param name="Abstract">Up to 20 000 code points.</param>
/// <param name="Description">Up to 100 000 code points.</param>
/// <param name="ImageAlt">What the image shows, for those who do not see it: up to 500 code points.</param>
public sealed record InformationPatch(
    LanguageCode Lang,
    [Example(InformationExamples.Name)] Optional<string?> Name = default,
    [Example(InformationExamples.Abstract)] Optional<string?> Abstract = default,
    [Example(InformationExamples.Description)] Optional<string?> Description = default,
    [Example(InformationExamples.ImageAlt)] Optional<string?> ImageAlt = default)
{
    /// <summary>What callers are told who leave the default language without a name.</summary>
    internal const string NameIsRequired = "The name is required in the default language.";

    /// <summary>True when there is nothing to change.</summary>
    public bool IsEmpty => !(Name.IsPresent || Abstract.IsPresent || Description.IsPresent || ImageAlt.IsPresent);

    /// <summary>Writes what changes into an entry.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="isDefault">True for the entry of the default language, which must keep a name to show.</param>
    /// <returns>What is wrong: the entry is left without a name that it needs.</returns>
    public IReadOnlyList<ValidationError> WriteTo(Information entry, bool isDefault)
    {
        Name.Apply(name => entry.Name = name);
        Abstract.Apply(text => entry.Abstract = text);
        Description.Apply(text => entry.Description = text);
        ImageAlt.Apply(text => entry.ImageAlt = text);
        return isDefault && entry.Name is null
            ? [new ValidationError([ValidationError.Body, "info", "name"], TextRules.Missing, NameIsRequired)]
            : [];
    }

    internal sealed class Validator : AbstractValidator<InformationPatch>
    {
        public Validator()
        {
            RuleFor(form => form.Name).AtMost(Text.NameLength);
            RuleFor(form => form.Abstract).AtMost(Text.StoryLength);
            RuleFor(form => form.Description).AtMost(Text.DescriptionLength);
            RuleFor(form => form.ImageAlt).AtMost(Text.AlternativeTextLength);
        }
    }
}
