using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;

namespace BeadsAutomation.Resident;

/// <summary>
/// Answers probes and scrapes, one request for each connection. .NET's HttpListener cannot do it: it listens on one address only for
/// requests that name this address as their host, and a probe may name any. Each connection has a second for its question, a few for all
/// of it and a fixed buffer, and there are few at once, so that nobody can hold up the passes or fill the memory; who comes when there is
/// no room takes the place of an old one.
/// </summary>
internal sealed class HealthServer : IAsyncDisposable
{
    /// <summary>Connections at the same time.</summary>
    internal const int AtOnce = 64;

    /// <summary>What a question may take.</summary>
    internal static readonly TimeSpan HeadPatience = TimeSpan.FromSeconds(1);

    /// <summary>What one connection may take.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly TcpListener _listener;
    private readonly Func<string, HttpAnswer> _answer;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _end = new();
    private readonly HealthGuests _guests = new(AtOnce);
    private readonly Task _accepting;

    private HealthServer(TcpListener listener, Func<string, HttpAnswer> answer, TimeProvider time, ILogger logger)
    {
        (_listener, _answer, _time, _logger) = (listener, answer, time, logger);
        _accepting = Task.Run(AcceptAsync);
    }

    /// <summary>Where it listens.</summary>
    public IPEndPoint Address => (IPEndPoint)_listener.LocalEndpoint;

    /// <summary>Listens from now on.</summary>
    /// <param name="listen">Where.</param>
    /// <param name="answer">From the first line of a request to its answer.</param>
    /// <param name="time">The process's clock.</param>
    /// <param name="logger">For what goes wrong in an answer.</param>
    /// <exception cref="ConfigurationException">The address cannot be had.</exception>
    public static HealthServer Start(
        IPEndPoint listen,
        Func<string, HttpAnswer> answer,
        TimeProvider time,
        ILogger logger
    )
    {
        var listener = new TcpListener(listen);
        try
        {
            if (listen.Address.Equals(IPAddress.IPv6Any))
            {
                listener.Server.DualMode = true;
            }
            listener.Start();
        }
        catch (SocketException e)
        {
            listener.Dispose();
            throw new ConfigurationException([
                $"{listen} cannot be listened on ({Printable.Line(e.Message, 200)}): free it, or name another address with --listen or BEADS_LISTEN.",
            ]);
        }
        return new HealthServer(listener, answer, time, logger);
    }

    /// <summary>Cuts every connection.</summary>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _accepting;
        _listener.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            try
            {
                _ = ServeAsync(_guests.Enter(await _listener.AcceptSocketAsync(_end.Token)));
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (SocketException e)
            {
                // One that hung up in the queue, or no file descriptor left: the next may do better.
                _logger.ProbeFailed(e);
                await Task.Delay(HeadPatience, _time, _end.Token)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task ServeAsync(HealthGuests.Guest guest)
    {
        using var patience = new CancellationTokenSource(Patience, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, _end.Token);
        try
        {
            await new HealthConnection(guest, _answer, _time).ServeAsync(HeadPatience, either.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Too slow, cut off, or gone: nobody is left to tell.
        }
        catch (Exception e)
        {
            _logger.ProbeFailed(e);
        }
        finally
        {
            _guests.Leave(guest);
        }
    }
}
