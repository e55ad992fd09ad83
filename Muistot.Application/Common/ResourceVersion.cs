using System.Globalization;
using Muistot.Domain.Memories;
using Muistot.Domain.Projects;
using Muistot.Domain.Sites;
using Muistot.Domain.Users;
using Muistot.Domain.Values;

namespace Muistot.Application.Common;

/// <summary>One version of one resource. As a text, it is the part of an entity tag that stands before the dot.</summary>
/// <param name="Table">The table of the resource.</param>
/// <param name="Id">Its key.</param>
/// <param name="Version">Its version, 1 or more.</param>
public readonly record struct ResourceVersion(LockedTable Table, long Id, int Version)
{
    private const int Letters = 26;

    /// <summary>The version that a row has now.</summary>
    /// <exception cref="InvalidOperationException">Rows of that type are not locked by commands.</exception>
    public static ResourceVersion Of(IVersioned row) => row switch
    {
        Project project => new(LockedTable.Projects, project.Id, project.Version),
        Site site => new(LockedTable.Sites, site.Id, site.Version),
        Memory memory => new(LockedTable.Memories, memory.Id, memory.Version),
        User user => new(LockedTable.Users, user.Id, user.Version),
        _ => throw new InvalidOperationException($"{row.GetType().Name} must have a table that commands lock."),
    };

    /// <summary>
    /// The version, a hyphen, and a name of the resource that has no digits: <c>7-sm</c>. The version is the only number in it.
    /// </summary>
    public override string ToString()
    {
        Span<char> name = stackalloc char[16];
        var start = name.Length;
        for (var rest = Id; start > 1; rest /= Letters)
        {
            name[--start] = (char)('a' + (rest % Letters));
            if (rest < Letters)
                break;
        }

        name[--start] = Table switch
        {
            LockedTable.Projects => 'p',
            LockedTable.Sites => 's',
            LockedTable.Memories => 'm',
            LockedTable.Users => 'u',
            _ => throw new InvalidOperationException($"{Table} must be a table of resources with a version."),
        };
        return string.Create(CultureInfo.InvariantCulture, $"{Version}-{name[start..]}");
    }
}
