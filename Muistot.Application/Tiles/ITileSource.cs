using Muistot.Domain.Sites;

namespace Muistot.Application.Tiles;

/// <summary>Finds what tiles show of one collection to one caller.</summary>
internal interface ITileSource
{
    /// <summary>Name of the layer.</summary>
    string Layer { get; }

    /// <summary>Counts features. Each result lies in one cell of the level, in which there may be several results.</summary>
    /// <param name="level">Zoom of the grid of cells.</param>
    /// <param name="tiles">Where.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    Task<IReadOnlyList<SiteCluster>> CountAsync(int level, IReadOnlyList<TileAddress> tiles, CancellationToken cancellationToken);

    /// <summary>Finds those of some blocks that hold more features than a tile shows by themselves.</summary>
    /// <param name="blocks">Cells of one of the <see cref="ClusterLevels"/>, or the whole map.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    Task<IReadOnlyCollection<TileAddress>> FindCrowdedAsync(IReadOnlyList<TileAddress> blocks, CancellationToken cancellationToken);

    /// <summary>Finds features and their places.</summary>
    /// <param name="tiles">Where.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    Task<IReadOnlyList<TilePoint>> FindAsync(IReadOnlyList<TileAddress> tiles, CancellationToken cancellationToken);

    /// <summary>Finds the features at some places.</summary>
    /// <param name="cells">Cells of the <see cref="TileGrid"/>.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    Task<IReadOnlyList<TilePoint>> FindAtAsync(IReadOnlyList<long> cells, CancellationToken cancellationToken);

    /// <summary>Reads what is said of features, by their keys. What cannot be shown is left out.</summary>
    Task<IReadOnlyDictionary<long, TileProperty[]>> ReadAsync(IReadOnlyList<long> ids, CancellationToken cancellationToken);
}

/// <summary>A feature and its place.</summary>
/// <param name="Id">Key of the feature.</param>
/// <param name="Cell">Its cell of the <see cref="TileGrid"/>.</param>
internal readonly record struct TilePoint(long Id, long Cell);
