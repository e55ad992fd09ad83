using System.Linq.Expressions;
using System.Reflection;
using Muistot.Domain.Memories;
using Muistot.Domain.Projects;
using Muistot.Domain.Sites;

namespace Muistot.Domain.Authorization;

/// <summary>
/// Who sees which projects, sites and memories: the one place that says so. Each function stands in queries too, where the database adapter
/// replaces the call by the expression behind it (<see cref="ConditionOf"/>). <see cref="ParentPolicy"/> decides the same on what
/// <see cref="AccessSnapshot"/> has loaded.
/// </summary>
/// <remarks>Callers are given by the key of their account; an anonymous caller has the key 0, which no account has.</remarks>
public static class Visibility
{
    /// <summary>
    /// What <see cref="Site.Deletion"/> and <see cref="Memory.Deletion"/> are of what <see cref="IsPresent(Site)"/>: for queries that join
    /// by it, as by the rest of the key.
    /// </summary>
    public const long Present = 0;

    private static readonly Condition<Func<Project, DateTime, bool>> OpenProject = new(
        (project, now) => project.Published && !(project.Starts > now) && !(project.Ends < now));

    private static readonly Condition<Func<Project, DateTime, bool>> ChangingProject = new(
        (project, now) => project.Published && (project.Starts >= now || project.Ends >= now));

    private static readonly Condition<Func<Project, DateTime, DateTime, bool>> BegunProject = new(
        (project, since, now) => project.Published && project.Starts >= since && project.Starts <= now);

    private static readonly Condition<Func<Project, DateTime, DateTime, bool>> EndedProject = new(
        (project, since, now) => project.Published && project.Ends >= since && project.Ends < now);

    private static readonly Condition<Func<Project, DateTime, int, bool>> ListedProject = new(
        (project, now, callerId) => (project.Published && !(project.Starts > now) && !(project.Ends < now))
            || (callerId != 0 && project.Admins.Any(admin => admin.UserId == callerId)));

    private static readonly Condition<Func<Project, int, bool, bool>> StaffedProject = new(
        (project, callerId, isSuperuser) => isSuperuser
            || project.Admins.Any(admin => admin.UserId == callerId) || project.Moderators.Any(moderator => moderator.UserId == callerId));

    // Superusers are never blocked.
    private static readonly Condition<Func<Project, int, DateTime, bool>> LeftProject = new((project, callerId, now) =>
        !project.Admins.Any(admin => admin.UserId != callerId
            && (admin.User!.Superuser != null || !admin.User.Blocks.Any(
                block => block.Until > now && (block.ProjectId == null || block.ProjectId == project.Id))))
        && !project.Moderators.Any(moderator => moderator.UserId != callerId
            && (moderator.User!.Superuser != null || !moderator.User.Blocks.Any(
                block => block.Until > now && (block.ProjectId == null || block.ProjectId == project.Id)))));

    private static readonly Condition<Func<Project, int, bool, bool>> DecidableProject = new(
        (project, callerId, isSuperuser) => !project.Published
            && (isSuperuser || project.Admins.Any(admin => admin.UserId == callerId)));

    private static readonly Condition<Func<Project, bool>> WaitingProject = new(project => !project.Published && project.HiddenAt == null);

    private static readonly Condition<Func<Project, bool>> HiddenProject = new(project => !project.Published && project.HiddenAt != null);

    private static readonly Condition<Func<Site, bool>> PublicSite = new(site => site.Published && site.Deletion == Present);

    private static readonly Condition<Func<Site, bool, bool>> SiteInState = new(
        (site, published) => site.Published == published && site.Deletion == Present);

    private static readonly Condition<Func<Site, bool>> WaitingSite = new(
        site => !site.Published && site.Deletion == Present && site.HiddenAt == null);

    private static readonly Condition<Func<Site, bool>> HiddenSite = new(
        site => !site.Published && site.Deletion == Present && site.HiddenAt != null);

    private static readonly Condition<Func<Site, bool, int, bool>> VisibleSite = new(
        (site, seesHidden, callerId) => site.Deletion == Present && (seesHidden || site.Published || site.CreatorId == callerId));

    private static readonly Condition<Func<Site, bool>> PresentSite = new(site => site.Deletion == Present);

    private static readonly Condition<Func<Memory, bool>> PresentMemory = new(memory => memory.Deletion == Present);

    private static readonly Condition<Func<Memory, bool>> PublicMemory = new(memory => memory.Published && memory.Deletion == Present);

    private static readonly Condition<Func<Memory, bool, bool>> MemoryInState = new(
        (memory, published) => memory.Published == published && memory.Deletion == Present);

    private static readonly Condition<Func<Memory, bool>> WaitingMemory = new(
        memory => !memory.Published && memory.Deletion == Present && memory.HiddenAt == null);

    private static readonly Condition<Func<Memory, bool>> HiddenMemory = new(
        memory => !memory.Published && memory.Deletion == Present && memory.HiddenAt != null);

    private static readonly Condition<Func<Memory, bool, int, bool>> VisibleMemory = new(
        (memory, seesHidden, callerId) => memory.Deletion == Present && (seesHidden || memory.Published || memory.UserId == callerId));

    private static readonly Dictionary<MethodInfo, LambdaExpression> Conditions = new()
    {
        [((Func<Project, DateTime, bool>)IsOpen).Method] = OpenProject.Expression,
        [((Func<Project, DateTime, bool>)OpensOrCloses).Method] = ChangingProject.Expression,
        [((Func<Project, DateTime, DateTime, bool>)BeganWithin).Method] = BegunProject.Expression,
        [((Func<Project, DateTime, DateTime, bool>)EndedWithin).Method] = EndedProject.Expression,
        [((Func<Project, DateTime, int, bool>)IsListed).Method] = ListedProject.Expression,
        [((Func<Project, int, bool, bool>)IsStaffedBy).Method] = StaffedProject.Expression,
        [((Func<Project, int, DateTime, bool>)IsLeftTo).Method] = LeftProject.Expression,
        [((Func<Project, int, bool, bool>)IsHiddenFor).Method] = DecidableProject.Expression,
        [((Func<Project, bool>)IsWaiting).Method] = WaitingProject.Expression,
        [((Func<Project, bool>)IsHidden).Method] = HiddenProject.Expression,
        [((Func<Site, bool>)IsPublic).Method] = PublicSite.Expression,
        [((Func<Site, bool, bool>)IsInState).Method] = SiteInState.Expression,
        [((Func<Site, bool>)IsWaiting).Method] = WaitingSite.Expression,
        [((Func<Site, bool>)IsHidden).Method] = HiddenSite.Expression,
        [((Func<Site, bool, int, bool>)IsVisible).Method] = VisibleSite.Expression,
        [((Func<Site, bool>)IsPresent).Method] = PresentSite.Expression,
        [((Func<Memory, bool>)IsPresent).Method] = PresentMemory.Expression,
        [((Func<Memory, bool>)IsPublic).Method] = PublicMemory.Expression,
        [((Func<Memory, bool, bool>)IsInState).Method] = MemoryInState.Expression,
        [((Func<Memory, bool>)IsWaiting).Method] = WaitingMemory.Expression,
        [((Func<Memory, bool>)IsHidden).Method] = HiddenMemory.Expression,
        [((Func<Memory, bool, int, bool>)IsVisible).Method] = VisibleMemory.Expression,
    };

    /// <summary>True when everyone sees a project: it is published and runs.</summary>
    public static bool IsOpen(Project project, DateTime now) => OpenProject.Function(project, now);

    /// <summary>True when a published project has yet to begin or to end, at or after a moment.</summary>
    public static bool OpensOrCloses(Project project, DateTime now) => ChangingProject.Function(project, now);

    /// <summary>True when a published project began since a moment, so that it is seen without a change of it.</summary>
    public static bool BeganWithin(Project project, DateTime since, DateTime now) => BegunProject.Function(project, since, now);

    /// <summary>True when a published project ended since a moment, so that it is not seen any more without a change of it.</summary>
    public static bool EndedWithin(Project project, DateTime since, DateTime now) => EndedProject.Function(project, since, now);

    /// <summary>
    /// True when the list of projects shows a project to a caller who is not a superuser: everyone sees it, or the caller administers it.
    /// </summary>
    public static bool IsListed(Project project, DateTime now, int callerId) => ListedProject.Function(project, now, callerId);

    /// <summary>True when a caller sees all that a project holds: its admins, its moderators and superusers.</summary>
    public static bool IsStaffedBy(Project project, int callerId, bool isSuperuser) =>
        StaffedProject.Function(project, callerId, isSuperuser);

    /// <summary>True when a project has no other admin or moderator than a caller, if that, but for those who are blocked.</summary>
    public static bool IsLeftTo(Project project, int callerId, DateTime now) => LeftProject.Function(project, callerId, now);

    /// <summary>True when a project is not published, and a caller may publish it: its admins and superusers may.</summary>
    public static bool IsHiddenFor(Project project, int callerId, bool isSuperuser) =>
        DecidableProject.Function(project, callerId, isSuperuser);

    /// <summary>True when nobody has decided on a project yet.</summary>
    public static bool IsWaiting(Project project) => WaitingProject.Function(project);

    /// <summary>True when a project was hidden.</summary>
    public static bool IsHidden(Project project) => HiddenProject.Function(project);

    /// <summary>True unless a site is deleted. Nobody sees what is deleted where it was.</summary>
    public static bool IsPresent(Site site) => PresentSite.Function(site);

    /// <summary>True unless a memory is deleted.</summary>
    public static bool IsPresent(Memory memory) => PresentMemory.Function(memory);

    /// <summary>True when everyone who sees the project sees a site.</summary>
    public static bool IsPublic(Site site) => PublicSite.Function(site);

    /// <summary>
    /// True when a site is present, and published or not, as asked. Lists ask for both apart: the index has the sites of each in the order
    /// of their keys.
    /// </summary>
    public static bool IsInState(Site site, bool published) => SiteInState.Function(site, published);

    /// <summary>
    /// True when nobody has decided on a site yet. Databases find a flag by an index where it is compared with a value, so queries over
    /// many sites ask for <see cref="IsInState(Site, bool)"/> too, with a variable.
    /// </summary>
    public static bool IsWaiting(Site site) => WaitingSite.Function(site);

    /// <summary>True when a site was hidden, by a decision or by reports. The same goes for the index.</summary>
    public static bool IsHidden(Site site) => HiddenSite.Function(site);

    /// <summary>True when a caller who sees the project sees a site.</summary>
    /// <param name="site">The site.</param>
    /// <param name="seesHidden">True for the staff of the project.</param>
    /// <param name="callerId">Key of the caller's account, or 0.</param>
    public static bool IsVisible(Site site, bool seesHidden, int callerId) => VisibleSite.Function(site, seesHidden, callerId);

    /// <summary>True when everyone who sees the site sees a memory.</summary>
    public static bool IsPublic(Memory memory) => PublicMemory.Function(memory);

    /// <summary>True when a memory is present, and published or not, as asked.</summary>
    public static bool IsInState(Memory memory, bool published) => MemoryInState.Function(memory, published);

    /// <summary>True when nobody has decided on a memory yet. See <see cref="IsWaiting(Site)"/> about indexes.</summary>
    public static bool IsWaiting(Memory memory) => WaitingMemory.Function(memory);

    /// <summary>True when a memory was hidden, by a decision or by reports.</summary>
    public static bool IsHidden(Memory memory) => HiddenMemory.Function(memory);

    /// <summary>True when a caller who sees the site sees a memory.</summary>
    /// <param name="memory">The memory.</param>
    /// <param name="seesHidden">True for the staff of the project.</param>
    /// <param name="callerId">Key of the caller's account, or 0.</param>
    public static bool IsVisible(Memory memory, bool seesHidden, int callerId) => VisibleMemory.Function(memory, seesHidden, callerId);

    /// <summary>The expression behind one of these functions, or null for any other method.</summary>
    public static LambdaExpression? ConditionOf(MethodInfo function) => Conditions.GetValueOrDefault(function);

    private sealed class Condition<T>(Expression<T> expression)
        where T : Delegate
    {
        internal Expression<T> Expression => expression;

        internal T Function => field ??= expression.Compile();
    }
}
