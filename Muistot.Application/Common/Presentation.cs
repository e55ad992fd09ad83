using Muistot.Application.Authorization;
using Muistot.Application.Caching;
using Muistot.Application.Images;
using Muistot.Application.Languages;
using Muistot.Domain.Authorization;
using Muistot.Domain.Projects;

namespace Muistot.Application.Common;

/// <summary>Turns rows of the database into what the caller of this request is shown.</summary>
internal sealed class Presentation
{
    private readonly ShownLanguages languages;
    private readonly CacheExpiration expiration;
    private readonly Inclusions include;
    private readonly byte[]? aliasKey;
    private readonly DateTimeOffset now;
    private readonly bool isOfHistory;

    private Presentation(AccessSnapshot access, ShownLanguages languages, CacheExpiration expiration, Inclusions include,
        byte[]? aliasKey, DateTimeOffset now, bool isOfHistory)
    {
        this.isOfHistory = isOfHistory;
        (this.languages, this.expiration, this.include, this.aliasKey, this.now) = (languages, expiration, include, aliasKey, now);
        Access = access;
        IsProjectOpen = access.Project?.IsOpenAt(now.UtcDateTime) == true;
    }

    /// <summary>The caller, and the resources that what is shown lies in: those of the request, unless it is <see cref="In"/> others.</summary>
    public AccessSnapshot Access { get; }

    /// <summary>Key of the caller's account, or null for an anonymous caller.</summary>
    public int? CallerId => Access.Caller?.UserId;

    /// <summary>True when the caller sees what is hidden in the project.</summary>
    public bool SeesHidden => Access.IsAdmin || Access.IsModerator;

    /// <summary>True when everyone sees the project of the request.</summary>
    public bool IsProjectOpen { get; }

    /// <summary>True when everyone sees the site of the request.</summary>
    public bool IsSiteOpen => IsProjectOpen && Access.Site is { Published: true };

    /// <summary>This moment, UTC.</summary>
    public DateTime Now => now.UtcDateTime;

    /// <summary>The same for what lies in other resources.</summary>
    /// <param name="access">These resources; the caller is the same.</param>
    public Presentation In(AccessSnapshot access) => new(
        access with { Caller = Access.Caller, UserCreation = Access.UserCreation }, languages, expiration, include, aliasKey, now,
        isOfHistory);

    /// <summary>Texts as the caller sees them, or null when there is no entry of the default language to show.</summary>
    public InformationView? Show(InformationRow texts) => texts.ToView(languages, include.Languages);

    /// <summary>What the caller may do to a project; null where that was not asked for.</summary>
    public IReadOnlyList<PermissionKind>? PermissionsOf(ProjectSnapshot project)
    {
        if (!include.Permissions)
            return null;
        expiration.Until(project.CallerBlockedUntil, Now);
        return Permissions.Of(Resource.Project, Access with { Project = project, Site = null, Memory = null }, Now);
    }

    /// <summary>The caller's role in a project, the higher of two; null where there is none, or it was not asked for.</summary>
    public ProjectRole? RoleIn(ProjectSnapshot project) => (Access with { Project = project }) switch
    {
        _ when !include.Permissions => null,
        { IsAdmin: true } => ProjectRole.Admin,
        { IsModerator: true } => ProjectRole.Moderator,
        _ => null,
    };

    /// <summary>What the caller may do to a site of the request's project; null where that was not asked for.</summary>
    public IReadOnlyList<PermissionKind>? PermissionsOf(SiteSnapshot site) => include.Permissions
        ? Permissions.Of(Resource.Site, Access with { Site = site, Memory = null }, Now)
        : null;

    /// <summary>What the caller may do to a memory of the request's site; null where that was not asked for.</summary>
    public IReadOnlyList<PermissionKind>? PermissionsOf(MemorySnapshot memory) => include.Permissions
        ? Permissions.Of(Resource.Memory, Access with { Memory = memory }, Now)
        : null;

    /// <summary>True when the caller asked how large images are.</summary>
    public bool IncludesImageSize => include.ImageSize;

    /// <summary>How large an image is; null where that is not known, or was not asked for.</summary>
    public ImageSizeView? SizeOf(int? width, int? height) =>
        include.ImageSize && width is { } columns && height is { } rows ? new ImageSizeView(columns, rows) : null;

    /// <summary>
    /// The name of an image in the answer: its own name when everyone sees it, else an alias. The answer is good until the caller would be
    /// given another alias.
    /// </summary>
    /// <param name="fileName">The image's own name, or null.</param>
    /// <param name="imageId">Key of the image; may be null for an image that everyone sees.</param>
    /// <param name="isPublic">True when everyone sees what shows the image.</param>
    public string? NameImage(string? fileName, int? imageId, bool isPublic)
    {
        if (fileName is null || isPublic || imageId is not { } id || CallerId is not { } callerId || aliasKey is null)
            return fileName;
        expiration.Until(ImageAlias.NextAt(now).UtcDateTime, now.UtcDateTime);
        return ImageAlias.Issue(id, callerId, now, isOfHistory).ToName(aliasKey, Path.GetExtension(fileName));
    }

    /// <summary>Begins answers, once for each request.</summary>
    /// <param name="context">The caller, and the resources of the request.</param>
    /// <param name="aliasKey">The key of aliases.</param>
    /// <param name="languages">Told the language of each text.</param>
    /// <param name="expiration">Told until when the answer is good.</param>
    /// <param name="clock">The time.</param>
    internal sealed class Factory(ResourceContext context, IImageAliasKey aliasKey, ShownLanguages languages, CacheExpiration expiration,
        TimeProvider clock)
    {
        /// <summary>Begins an answer.</summary>
        /// <param name="include">The members to show beside those that are always there.</param>
        /// <param name="isOfHistory">True when it shows what is not shown now: the caller may see the images all the same.</param>
        /// <exception cref="UnavailableException">The key of aliases is unavailable.</exception>
        public async ValueTask<Presentation> BeginAsync(Inclusions? include = null, bool isOfHistory = false) => new(
            context.Access, languages, expiration, include ?? Inclusions.None, context.CallerId is null
            ? null
            : await aliasKey.GetAsync(), clock.GetUtcNow(), isOfHistory);
    }
}
