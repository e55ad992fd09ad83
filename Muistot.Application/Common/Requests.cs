using MediatR;
using Muistot.Domain.Authorization;
using Muistot.Domain.History;
using Muistot.Domain.Images;
using Muistot.Domain.Languages;
using Muistot.Domain.Memories;
using Muistot.Domain.Projects;
using Muistot.Domain.Sites;

namespace Muistot.Application.Common;

/// <summary>A request that reads, and changes nothing.</summary>
/// <typeparam name="TResponse">What it answers.</typeparam>
public interface IQuery<out TResponse> : IRequest<TResponse>;

/// <summary>Marks requests that change something: what the handler changed is saved in one go after it.</summary>
public interface ICommand;

/// <summary>A request that changes something.</summary>
/// <typeparam name="TResponse">What it answers.</typeparam>
public interface ICommand<out TResponse> : ICommand, IRequest<TResponse>;

/// <summary>
/// A command that holds everything in one transaction. What it decides on is locked, and read once more, before its handler runs
/// (<see cref="Pipeline.CommandLocks"/>). Every command about projects, sites and memories is one.
/// </summary>
public interface IAtomicCommand : ICommand;

/// <summary>A command that nobody learns the caller of: what it changes is changed in nobody's name.</summary>
public interface IAnonymousCommand : ICommand;

/// <summary>
/// A command that decides on a resource under its lock, and changes something beside what that shows: clients set no condition on its
/// version.
/// </summary>
public interface IVersionKeepingCommand : ICommand;

/// <summary>A command that sends others, each with a transaction of its own. It changes nothing itself.</summary>
public interface IBatchCommand : ICommand;

/// <summary>A form that a request may leave out.</summary>
public interface IOptionalForm;

/// <summary>
/// A form of a request that had none once: clients from before may send any body, and those that are not JSON are ignored.
/// </summary>
public interface ILateForm : IOptionalForm;

/// <summary>A command that changes the caller's own account, and locks it.</summary>
public interface IAccountCommand : IAtomicCommand;

/// <summary>A request about a project or what it holds.</summary>
public interface IProjectRequest
{
    /// <summary>The project; null when the request names none that could be.</summary>
    ProjectId? Project { get; }
}

/// <summary>A request about a site or what it holds.</summary>
public interface ISiteRequest : IProjectRequest
{
    /// <summary>The site; null when the request names none that could be.</summary>
    SiteId? Site { get; }
}

/// <summary>A request about a memory.</summary>
public interface IMemoryRequest : ISiteRequest
{
    /// <summary>The memory; null when the request names none that could be.</summary>
    MemoryId? Memory { get; }
}

/// <summary>A request about a resource whose kind differs from one request to another.</summary>
public interface IResourceRequest
{
    /// <summary>The kind of the resource.</summary>
    Resource Kind { get; }
}

/// <summary>A command whose changes history calls by another name than that of what is different.</summary>
public interface INamedChange : ICommand
{
    /// <summary>The name.</summary>
    ChangeAction Action { get; }
}

/// <summary>A command that may bring an image. It is stored before the command locks anything.</summary>
public interface IImageCommand : ICommand
{
    /// <summary>The image, or null.</summary>
    ImageUpload? Upload { get; }
}

/// <summary>
/// A command that may have to make the public id of what it creates. When another one takes that id meanwhile, the command is tried again,
/// with the next id.
/// </summary>
public interface IIdentifierMakingCommand : IAtomicCommand
{
    /// <summary>True when the request names no id.</summary>
    bool MakesIdentifier { get; }
}

/// <summary>A request with texts in languages that it names.</summary>
public interface ILocalizedRequest
{
    /// <summary>The languages that the service must keep for the request to be taken.</summary>
    IEnumerable<LanguageCode> Languages { get; }
}

/// <summary>What a command came to.</summary>
public enum Outcome
{
    /// <summary>Something is different now.</summary>
    Changed,

    /// <summary>All was so already.</summary>
    NothingToChange,
}
