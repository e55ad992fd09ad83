using Muistot.Application.Common;
using Muistot.Domain.Projects;
using Muistot.Domain.Users;

namespace Muistot.Application.Projects;

/// <summary>Contact details of a new project.</summary>
/// <param name="HasResearchPermit">Whether the project has a research permit.</param>
/// <param name="CanContact">Whether participants may be contacted about the project.</param>
/// <param name="ContactEmail">E-mail address for questions about the project.</param>
public sealed record ContactForm(bool HasResearchPermit, bool CanContact, EmailAddress? ContactEmail = null);

/// <summary>The contact details to change. Absent members stay unchanged, null removes the address.</summary>
/// <param name="HasResearchPermit">Whether the project has a research permit.</param>
/// <param name="CanContact">Whether participants may be contacted about the project.</param>
/// <param name="ContactEmail">E-mail address for questions about the project.</param>
public sealed record ContactPatch(
    Optional<bool> HasResearchPermit = default, Optional<bool> CanContact = default, Optional<EmailAddress?> ContactEmail = default)
{
    /// <summary>True when there is nothing to change.</summary>
    public bool IsEmpty => !HasResearchPermit.IsPresent && !CanContact.IsPresent && !ContactEmail.IsPresent;

    /// <summary>Writes what changes into the contact of a project, and makes one where there is none.</summary>
    /// <returns>What is wrong: there is none, and members that a new one needs are missing.</returns>
    public IReadOnlyList<ValidationError> WriteTo(Project project)
    {
        if (project.Contact is null && Missing().ToList() is { Count: > 0 } errors)
            return errors;
        var contact = project.Contact ??= new ProjectContact();
        HasResearchPermit.Apply(value => contact.HasResearchPermit = value);
        CanContact.Apply(value => contact.CanContact = value);
        ContactEmail.Apply(value => contact.ContactEmail = value?.Value);
        return [];
    }

    private IEnumerable<ValidationError> Missing()
    {
        const string message = "has_research_permit and can_contact are required.";
        if (!HasResearchPermit.IsPresent)
            yield return new ValidationError([ValidationError.Body, "contact", "has_research_permit"], TextRules.Missing, message);
        if (!CanContact.IsPresent)
            yield return new ValidationError([ValidationError.Body, "contact", "can_contact"], TextRules.Missing, message);
    }
}
