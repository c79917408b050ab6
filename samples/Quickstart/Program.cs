using Quickstart;

// How long all of it may take; the programs themselves are done within seconds.
var limit = TimeSpan.FromSeconds(60);

if (args is not ([] or ["--keep"]))
{
    Console.Error.WriteLine($"quickstart: '{string.Join(' ', args)}' is not understood: use --keep or nothing.");
    return 2;
}

using var stop = new CancellationTokenSource(limit, TimeProvider.System);
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};

var scratch = Scratch.Create(TimeProvider.System.GetUtcNow());
try
{
    await new Walk(scratch, new Programs(scratch.Folder, stop.Token), Console.Out, stop.Token).RunAsync();
}
catch (Exception e) when (e is QuickstartException or OperationCanceledException)
{
    Console.Out.Flush();
    var what =
        e is QuickstartException ? e.Message : $"Stopped by Ctrl-C, or not done after {limit.TotalSeconds} seconds.";
    Console.Error.WriteLine($"\nquickstart: {what}\nThe folder is kept: {scratch.Folder}");
    return 1;
}
if (args is [])
{
    scratch.Delete();
}
else
{
    Console.WriteLine(ByHand.Text(scratch.Folder));
}
return 0;
