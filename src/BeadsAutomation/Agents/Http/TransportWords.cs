using System.Globalization;
using System.Net.Sockets;

namespace BeadsAutomation.Agents.Http;

/// <summary>Says what the network did.</summary>
internal static class TransportWords
{
    /// <summary>One clause for people; no address of ours in it, and nothing that was sent.</summary>
    public static string Of(Exception failure, TimeSpan connectLimit) =>
        failure switch
        {
            // Neither the caller's token nor the deadline: only the time to connect is left.
            OperationCanceledException =>
                $"no connection within {connectLimit.TotalSeconds.ToString("0.##", CultureInfo.InvariantCulture)} s",
            HttpRequestException
            {
                InnerException: SocketException { SocketErrorCode: SocketError.ConnectionRefused }
            } => "connection refused",
            HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } =>
                "the host name cannot be resolved",
            HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } =>
                $"TLS failed: {Root(failure)}",
            _ => $"the connection failed: {Root(failure)}",
        };

    private static string Root(Exception failure) => failure.GetBaseException().Message;
}
