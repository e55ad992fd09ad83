using Muistot.Domain.Authorization;
using Muistot.Domain.Languages;

namespace Muistot.Application.Authorization;

/// <summary>
/// What the pipeline found out about the caller and the resources of this request, for handlers, which need not ask again. The
/// members that a handler's declarations promise are there.
/// </summary>
public sealed class ResourceContext
{
    /// <summary>What was asked, and found; null before.</summary>
    public AccessFinding? Finding { get; internal set; }

    /// <summary>All that was found.</summary>
    public AccessSnapshot Access => Finding?.Access ?? AccessSnapshot.Empty;

    /// <summary>Key of the caller's account, or null for an anonymous caller.</summary>
    public int? CallerId => Access.Caller?.UserId;

    /// <summary>Key of the caller's account.</summary>
    public int UserId => Access.Caller!.UserId;

    /// <summary>The project.</summary>
    public ProjectSnapshot Project => Access.Project!;

    /// <summary>Key of the site.</summary>
    public int SiteId => Access.Site!.Id;

    /// <summary>Key of the memory.</summary>
    public long MemoryId => Access.Memory!.Id;

    /// <summary>The project's default language.</summary>
    public Language DefaultLanguage => Language.Of(Project.DefaultLanguageId);

    /// <summary>True when the caller sees what is hidden in the project: its admins and moderators.</summary>
    public bool SeesHidden => Access.IsAdmin || Access.IsModerator;
}
