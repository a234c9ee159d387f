using System.Net;
using System.Net.Sockets;

namespace LabelHub.TestKit;

/// <summary>Ports of this machine that nobody listens on.</summary>
public static class LoopbackPorts
{
    public static int Free()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        return Start(listener);
    }

    /// <summary>A port nobody listens on, nor on the next one.</summary>
    public static int FreePair()
    {
        while (true)
        {
            using var listener = new TcpListener(IPAddress.Loopback, 0);
            var port = Start(listener);
            if (port < IPEndPoint.MaxPort && IsFree(port + 1))
                return port;
        }
    }

    public static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static int Start(TcpListener listener)
    {
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
