using System.Net;
using System.Net.Sockets;

namespace BeadsAutomation.Resident;

/// <summary>
/// Who is connected, the oldest first. When there is no room for one more, an old one has to go, so that nobody can keep the probes away
/// by holding connections: a probe is new, and done in milliseconds.
/// </summary>
/// <param name="atOnce">How many there may be.</param>
internal sealed class HealthGuests(int atOnce)
{
    private readonly List<Guest> _guests = [];

    /// <summary>Lets one more in, and cuts another one off for it where it has to.</summary>
    public Guest Enter(Socket socket)
    {
        var guest = new Guest(socket);
        Guest? leaving = null;
        lock (_guests)
        {
            if (_guests.Count == atOnce)
            {
                leaving = ToCut(_guests, g => g.Address, g => g.IsServed);
                _guests.Remove(leaving);
            }
            _guests.Add(guest);
        }
        leaving?.Socket.Dispose();
        return guest;
    }

    /// <summary>One is done, or was cut off.</summary>
    public void Leave(Guest guest)
    {
        lock (_guests)
        {
            _guests.Remove(guest);
        }
        guest.Socket.Dispose();
    }

    /// <summary>
    /// Of those of the address that holds the most, the oldest that waits for nothing but its own client; else the oldest. A kubelet's
    /// probes may all come from one address, and so may what a proxy lets through: no address is ever shut out.
    /// </summary>
    public static T ToCut<T>(IReadOnlyList<T> oldestFirst, Func<T, object> address, Func<T, bool> isServed)
    {
        var most = oldestFirst.GroupBy(address).MaxBy(of => of.Count())!;
        return most.FirstOrDefault(guest => !isServed(guest), most.First());
    }

    /// <summary>A connection.</summary>
    public sealed class Guest(Socket socket)
    {
        private volatile bool _isServed;

        /// <summary>The connection.</summary>
        public Socket Socket => socket;

        /// <summary>Whose it is.</summary>
        public IPAddress Address { get; } = (socket.RemoteEndPoint as IPEndPoint)?.Address ?? IPAddress.None;

        /// <summary>Whether its question is here and its answer is not yet sent: we, and not the client, are to do something.</summary>
        public bool IsServed
        {
            get => _isServed;
            set => _isServed = value;
        }
    }
}
