using System.Globalization;

namespace Muistot.Tests.Harness;

/// <summary>Where a node of a Galera cluster listens for the others, on the loopback interface.</summary>
/// <param name="name">Its name.</param>
internal sealed class GaleraNode(string name)
{
    private readonly string group = Port();
    private readonly string increment = Port();
    private readonly string snapshot = Port();

    /// <summary>Who nodes run as that send each other all they have: the daemon that they use drops the rights of root.</summary>
    public static string User => Environment.IsPrivilegedProcess ? "mysql" : Environment.UserName;

    /// <summary>Its name.</summary>
    public string Name => name;

    private string Address => $"127.0.0.1:{group}";

    /// <summary>The arguments of a server that begins a cluster.</summary>
    public IReadOnlyList<string> Begin() => Arguments("");

    /// <summary>The arguments of a server that joins a cluster.</summary>
    /// <param name="others">The other nodes.</param>
    /// <param name="donor">The one that sends what is missing, and stands still meanwhile.</param>
    public IReadOnlyList<string> Join(IEnumerable<GaleraNode> others, GaleraNode donor) =>
        [.. Arguments(string.Join(',', others.Select(node => node.Address))), $"--wsrep-sst-donor={donor.Name},"];

    private static string Port() => ServerProcess.FreePort().ToString(CultureInfo.InvariantCulture);

    private string[] Arguments(string peers) =>
    [
        "--wsrep-on=ON", "--wsrep-provider=/usr/lib/galera/libgalera_smm.so", $"--wsrep-cluster-address=gcomm://{peers}",
        $"--wsrep-node-name={name}", $"--wsrep-node-address={Address}", "--binlog-format=ROW", "--innodb-autoinc-lock-mode=2",
        "--wsrep-sst-method=rsync", $"--wsrep-sst-receive-address=127.0.0.1:{snapshot}",
        $"--wsrep-provider-options=base_host=127.0.0.1;base_port={group};gmcast.listen_addr=tcp://{Address};"
            + $"ist.recv_addr=127.0.0.1:{increment};gcache.size=16M",
    ];
}
