using Muistot.Domain.Users;
using Muistot.Domain.Values;

namespace Muistot.Domain.Projects;

/// <summary>Contact details of a project.</summary>
public sealed class ProjectContact : ITimestamped, IModified, IPartOf<Project>
{
    /// <summary>Key of the project, and of this.</summary>
    public int ProjectId { get; init; }

    /// <summary>Whether participants may be contacted about the project.</summary>
    public bool CanContact { get; set; }

    /// <summary>Whether the project has a research permit.</summary>
    public bool HasResearchPermit { get; set; }

    /// <summary>Where to write, or null.</summary>
    public string? ContactEmail { get; set; }

    /// <summary>Key of the account that last changed it; null once that account is gone.</summary>
    public int? ModifierId { get; init; }

    /// <summary>The account that last changed it.</summary>
    public User? Modifier { get; init; }

    /// <inheritdoc/>
    public DateTime CreatedAt { get; private set; }

    /// <inheritdoc/>
    public DateTime ModifiedAt { get; private set; }
}

/// <summary>What a version of a project holds of its contact details.</summary>
/// <param name="ContactEmail">Where to write, or null.</param>
/// <param name="HasResearchPermit">Whether the project has a research permit.</param>
/// <param name="CanContact">Whether participants may be contacted about the project.</param>
public sealed record ContactContent(string? ContactEmail, bool HasResearchPermit, bool CanContact)
{
    /// <summary>What contact details hold.</summary>
    public static ContactContent Of(ProjectContact contact) => new(contact.ContactEmail, contact.HasResearchPermit, contact.CanContact);

    /// <summary>Makes contact details hold it.</summary>
    public void WriteTo(ProjectContact contact) => (contact.ContactEmail, contact.HasResearchPermit, contact.CanContact) =
        (ContactEmail, HasResearchPermit, CanContact);
}
