using System.Diagnostics.CodeAnalysis;

namespace LabelHub.FakeWeChat.State;

/// <summary>Seeded, so that a run can be repeated.</summary>
[SuppressMessage("Security", "CA5394", Justification = "A fake has no secrets; a repeatable run is worth more.")]
internal sealed class FakeRandom
{
    private const string Letters = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private readonly Lock _gate = new();
    private Random _random = new(1);

    public void Reseed(int seed)
    {
        lock (_gate)
            _random = new Random(seed);
    }

    public string Text(int length)
    {
        lock (_gate)
            return new string(_random.GetItems<char>(Letters, length));
    }

    public string Hex(int length)
    {
        lock (_gate)
            return _random.GetHexString(length, lowercase: true);
    }

    public string Base64(int bytes)
    {
        lock (_gate)
        {
            var buffer = new byte[bytes];
            _random.NextBytes(buffer);
            return Convert.ToBase64String(buffer);
        }
    }

    public double Share()
    {
        lock (_gate)
            return _random.NextDouble();
    }
}
