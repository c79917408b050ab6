using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Sockets;
using Polly;
using Polly.Retry;

namespace BeadsAutomation.Agents.Http;

/// <summary>Makes one request within a time limit and says what it came to; only a refused connection is tried a second time.</summary>
internal sealed class HttpCaller(
    TimeProvider time,
    AgentTimeouts timeouts,
    BeadsOptions options,
    ProxyRules? proxies = null
)
{
    private readonly ProxyRules _proxies = proxies ?? ProxyRules.None;

    // Made when they are needed, as the next: most ticks ask nobody.
    private readonly Lazy<PeerText> _peer = new(() => PeerText.Of(options, proxies ?? ProxyRules.None));

    private readonly Lazy<ResiliencePipeline> _retryRefused = new(() =>
        new ResiliencePipelineBuilder { TimeProvider = time }
            .AddRetry(
                new RetryStrategyOptions
                {
                    MaxRetryAttempts = 1,
                    Delay = timeouts.RefusedPause,
                    ShouldHandle = args => ValueTask.FromResult(IsRefused(args.Outcome.Exception)),
                }
            )
            .Build()
    );

    /// <summary>A read-only question within its time; only the caller's cancellation throws.</summary>
    /// <param name="url">The address, with nothing secret in it.</param>
    /// <param name="token">Sent as a bearer token when there is one.</param>
    /// <param name="readBody">Reads the body, with a limit of its own.</param>
    /// <param name="cancellationToken">The caller's.</param>
    public async Task<HttpReply<T>> LookUpAsync<T>(
        Uri url,
        string? token,
        Func<HttpResponseMessage, CancellationToken, Task<T>> readBody,
        CancellationToken cancellationToken
    )
    {
        var reply = await CallAsync(NewGet, timeouts.LookUp, readBody, cancellationToken);
        if (reply.Failure is not null)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }
        return reply;

        HttpRequestMessage NewGet()
        {
            var get = new HttpRequestMessage(HttpMethod.Get, url);
            if (!string.IsNullOrEmpty(token))
            {
                get.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            }
            return get;
        }
    }

    /// <summary>Sends the request that <paramref name="newRequest"/> makes. Failures are replies, cancellation included.</summary>
    /// <param name="newRequest">Makes the request, afresh for each connection.</param>
    /// <param name="limit">The time from connecting to the end of the body, both tries together.</param>
    /// <param name="readBody">Reads the body, with a limit of its own.</param>
    /// <param name="cancellationToken">The caller's.</param>
    public async Task<HttpReply<T>> CallAsync<T>(
        Func<HttpRequestMessage> newRequest,
        TimeSpan limit,
        Func<HttpResponseMessage, CancellationToken, Task<T>> readBody,
        CancellationToken cancellationToken
    )
    {
        using var deadline = new CancellationTokenSource(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        HttpHead? head = null;
        ProxyAddress? proxy = null;
        var mayHaveLeft = false;
        try
        {
            var body = await _retryRefused.Value.ExecuteAsync(SendOnceAsync, either.Token);
            return Reply(body, failure: null);
        }
        catch (Exception e) when (IsExpected(e))
        {
            var what =
                proxy?.Fault is { } fault ? fault
                : cancellationToken.IsCancellationRequested ? Interrupted(mayHaveLeft)
                : deadline.IsCancellationRequested ? TooLate(mayHaveLeft, limit)
                : TransportWords.Of(e, timeouts.Connect);
            return Reply(default, new HttpFailure(what, mayHaveLeft));
        }

        HttpReply<T> Reply(T? body, HttpFailure? failure) =>
            new(head, body, failure) { Peer = _peer.Value, Proxy = proxy?.Shown };

        async ValueTask<T> SendOnceAsync(CancellationToken token)
        {
            using var request = newRequest();
            proxy = _proxies.For(request.RequestUri!);
            if (proxy?.Fault is { } fault)
            {
                throw new HttpRequestException(fault);
            }
            using var connection = new OwnConnection(timeouts.Connect, proxy, request.RequestUri!.Scheme == "https");
            try
            {
                using var response = await connection.SendAsync(request, token);
                head = new HttpHead(
                    (int)response.StatusCode,
                    RetryAfter.Read(response.Headers, time.GetUtcNow()),
                    response.Headers.NonValidated.TryGetValues("Location", out var location)
                        ? location.ToString()
                        : null
                );
                return await readBody(response, token);
            }
            finally
            {
                mayHaveLeft = connection.BytesMayHaveLeft;
            }
        }
    }

    private static bool IsRefused(Exception? e) =>
        e
            is HttpRequestException
            {
                HttpRequestError: HttpRequestError.ConnectionError,
                InnerException: SocketException { SocketErrorCode: SocketError.ConnectionRefused }
            };

    // What a network does. Anything else is a mistake of ours and must be seen.
    private static bool IsExpected(Exception e) =>
        e is HttpRequestException or IOException or SocketException or OperationCanceledException;

    private static string Interrupted(bool mayHaveLeft) =>
        mayHaveLeft ? "interrupted while waiting for the answer" : "interrupted before anything was sent";

    private static string TooLate(bool mayHaveLeft, TimeSpan limit)
    {
        var seconds = limit.TotalSeconds.ToString("0.##", CultureInfo.InvariantCulture);
        return mayHaveLeft ? $"no complete answer within {seconds} s" : $"no connection within {seconds} s";
    }
}
