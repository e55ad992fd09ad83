using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Muistot.Infrastructure.Persistence.Providers;

/// <summary>
/// The model of the database as code, which lies beside the migrations: to build it from its configuration takes a good part of the start.
/// </summary>
internal static class CompiledModel
{
    /// <summary>Uses the model of an assembly, except where EF Core's tool is about to make a new one.</summary>
    internal static DbContextOptionsBuilder UseCompiledModel(this DbContextOptionsBuilder options, string assembly)
    {
        if (EF.IsDesignTime)
            return options;
        var compiled = Assembly.Load(assembly).GetCustomAttribute<DbContextModelAttribute>()!.ModelType;
        return options.UseModel((IModel)compiled.GetProperty("Instance", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!);
    }
}
