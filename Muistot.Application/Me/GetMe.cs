using System.Text.Json.Serialization;
using AutoMapper;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Muistot.Application.Authorization;
using Muistot.Application.Caching;
using Muistot.Application.Common;
using Muistot.Domain.Authorization;
using Muistot.Domain.Users;

namespace Muistot.Application.Me;

/// <summary>Shows people what is known about them.</summary>
/// <param name="Include">The members to show beside those that are always there.</param>
[RequireSession]
[Cached(CachedContent.Caller)]
public sealed record GetMe(Inclusions? Include = null) : IQuery<UserDataView>;

/// <summary>The caller's account and personal data.</summary>
public sealed record UserDataView : IVersionedView
{
    /// <summary>The name of the account.</summary>
    [Example("Aino Saarela")]
    public required string Username { get; init; }

    /// <summary>The e-mail address of the account.</summary>
    [Example("aino.saarela@example.com")]
    public required string Email { get; init; }

    /// <summary>Up to 200 code points.</summary>
    [Example("Aino")]
    public string? FirstName { get; init; }

    /// <summary>Up to 200 code points.</summary>
    [Example("Saarela")]
    public string? LastName { get; init; }

    /// <summary>The three-letter code of ISO 3166-1.</summary>
    [Example("FIN")]
    public string? Country { get; init; }

    /// <summary>Up to 200 code points.</summary>
    [Example("Helsinki")]
    public string? City { get; init; }

    /// <summary>Date of birth.</summary>
    [Example("1971-02-28")]
    public DateOnly? BirthDate { get; init; }

    /// <summary>Time of the last change, UTC. Absent until the first change.</summary>
    [Example("2024-06-21T12:00:00Z")]
    public DateTime? ModifiedAt { get; init; }

    /// <summary>
    /// What the caller may do in the service as a whole: post projects, administer by blocking people. Only with include=permissions.
    /// </summary>
    [Example("post")]
    public IReadOnlyList<PermissionKind>? Permissions { get; init; }

    /// <summary>Key of the account.</summary>
    [JsonIgnore]
    public int AccountId { get; init; }

    /// <summary>Version of the account.</summary>
    [JsonIgnore]
    public int AccountVersion { get; init; }

    ResourceVersion IVersionedView.Version => new(LockedTable.Users, AccountId, AccountVersion);
}

/// <summary>Where each member of <see cref="UserDataView"/> comes from.</summary>
internal sealed class UserDataMap : Profile
{
    public UserDataMap() => CreateMap<User, UserDataView>()
        .ForMember(view => view.FirstName, from => from.MapFrom(user => user.PersonalData!.FirstName))
        .ForMember(view => view.LastName, from => from.MapFrom(user => user.PersonalData!.LastName))
        .ForMember(view => view.Country, from => from.MapFrom(user => user.PersonalData!.Country))
        .ForMember(view => view.City, from => from.MapFrom(user => user.PersonalData!.City))
        .ForMember(view => view.BirthDate, from => from.MapFrom(user => user.PersonalData!.BirthDate))
        .ForMember(view => view.ModifiedAt, from => from.MapFrom(user => (DateTime?)user.PersonalData!.ModifiedAt))
        .ForMember(view => view.Permissions, from => from.Ignore())
        .ForMember(view => view.AccountId, from => from.MapFrom(user => user.Id))
        .ForMember(view => view.AccountVersion, from => from.MapFrom(user => user.Version));
}

/// <summary>Handles <see cref="GetMe"/>.</summary>
internal sealed class GetMeHandler(IMuistotDb db, ResourceContext context, IMapper mapper, TimeProvider clock)
    : IRequestHandler<GetMe, UserDataView>
{
    public async Task<UserDataView> Handle(GetMe request, CancellationToken cancellationToken)
    {
        var found = await mapper.ProjectTo<UserDataView>(db.Users.AsNoTracking().Where(user => user.Id == context.UserId))
            .FirstOrDefaultAsync(cancellationToken) ?? throw new UnauthorizedException();
        return request.Include is { Permissions: true }
            ? found with { Permissions = Permissions.InService(context.Access, clock.GetUtcNow().UtcDateTime) }
            : found;
    }
}
