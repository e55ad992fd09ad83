using System.Globalization;
using Muistot.Benchmark;
using Muistot.Benchmark.Chaos;

// The same program is the bare server that the service is measured against: a process of its own, as the service is.
// dev/chaos.sh has it use the service while a cluster is broken.
return args switch
{
    ["limits", var address, var database, var redis, var files] => await LimitServer.RunAsync(address, database, redis, files),
    ["chaos", var mail, var addresses, .. var nodes] => await Run.FollowAsync(mail, addresses.Split(' '), nodes),
    ["hammer", var mail, var addresses, var count] =>
        await Hammer.StrikeAsync(mail, addresses.Split(' '), int.Parse(count, CultureInfo.InvariantCulture)),
    ["reads", var mail, var addresses] => await Hammer.ReadAsync(mail, addresses.Split(' ')),
    _ => await Measurement.RunAsync(published: args[0], file: args[1], rows: args[2..]),
};
