using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Muistot.Tests.Harness;

/// <summary>Counts what the queries of a database context read. A query reads once more than it has rows, to see that it is over.</summary>
internal sealed class RowCounter : DbCommandInterceptor
{
    /// <summary>How many queries there were.</summary>
    public int Queries { get; private set; }

    /// <summary>How many rows they read.</summary>
    public int Rows { get; private set; }

    /// <summary>Begins anew.</summary>
    public void Clear() => (Queries, Rows) = (0, 0);

    /// <inheritdoc/>
    public override InterceptionResult DataReaderDisposing(DbCommand command, DataReaderDisposingEventData eventData,
        InterceptionResult result)
    {
        (Queries, Rows) = (Queries + 1, Rows + eventData.ReadCount);
        return result;
    }
}
