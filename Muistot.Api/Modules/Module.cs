namespace Muistot.Api.Modules;

/// <summary>A part of the API that a process can serve by itself, so that each can be scaled by itself.</summary>
[Flags]
public enum Module
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Signing in: <c>/auth</c>. The process also sends login mail.</summary>
    Login = 1 << 0,

    /// <summary>What people tell about themselves: <c>/me</c>.</summary>
    Users = 1 << 1,

    /// <summary>Decisions and blocks: <c>/admin</c>.</summary>
    Admin = 1 << 2,

    /// <summary>The map: projects, sites, memories, reports, images, languages.</summary>
    Data = 1 << 3,

    /// <summary>Everything.</summary>
    All = Login | Users | Admin | Data,
}

/// <summary>Says which module a controller belongs to. Controllers without one are served by every process.</summary>
/// <param name="module">The module.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ModuleAttribute(Module module) : Attribute
{
    /// <summary>The module.</summary>
    public Module Module { get; } = module;
}
