using System.Text.Json;
using System.Text.RegularExpressions;
using LabelHub.Domain.Rules;
using LabelHub.Rendering.Layout;

namespace LabelHub.Rendering.Printers.Profiles;

/// <summary>Reads and checks one profile.</summary>
internal sealed partial class PrinterProfileReader(RuleSource source, IReadOnlyDictionary<string, BluetoothService> services)
{
    private static readonly SettingRange ChunkBytes = new(20, 512);
    private static readonly SettingRange GapMs = new(0, 1000);

    private static readonly HashSet<string> Keys =
        [.. typeof(PrinterProfileFile).GetProperties().Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name))];

    public PrinterProfile Read()
    {
        var id = source.Path.Replace(".yaml", "", StringComparison.Ordinal);
        if (!Id().IsMatch(id))
            throw new PrinterProfileException(source.Path, 1, "the name of a profile is small letters, digits and dashes");
        var file = ProfileYaml.Read<PrinterProfileFile>(source);
        if (file.Unconfirmed.FirstOrDefault(key => !Keys.Contains(key)) is { } unknown)
            throw Wrong("unconfirmed", $"'{unknown}' is no key of a profile");
        var settings = Settings(file);
        CheckWidth(file);
        return new PrinterProfile(
            id,
            Words("name", file.Name),
            Words("family", file.Family),
            file.Unconfirmed.Count == 0,
            file.Unconfirmed,
            file.Sources,
            file.MaxWidthMm,
            Range("density", file.Density, SettingLimits.Density(file.Language)),
            Range("speed", file.Speed, SettingLimits.Speed(file.Language)),
            settings,
            Status(file.Status),
            [.. file.Bluetooth.Select(Service)],
            Chunk(file.Chunk));
    }

    private PrinterSettings Settings(PrinterProfileFile file)
    {
        var settings = new PrinterSettings
        {
            Language = file.Language,
            Dpi = file.Dpi,
            HeadDots = file.HeadDots,
            Align = file.Align,
            OffsetXDots = file.OffsetXDots,
            OffsetYDots = file.OffsetYDots,
            InvertBitmap = file.InvertBitmap,
            Density = file.Density?.Usual,
            Speed = file.Speed?.Usual,
            Paper = file.Paper,
            GapMm = file.GapMm,
            LineEnd = file.LineEnd,
            BandRows = file.BandRows,
            TallBands = file.TallBands,
            BandRowsNotMultipleOf = file.BandRowsNotMultipleOf,
            Coding = file.Coding,
            LabelEnd = file.LabelEnd,
            FlushFirst = file.FlushFirst,
            PauseAfterBitmapMs = file.Chunk.PauseMs,
            PauseEveryBytes = file.Chunk.PauseEveryBytes,
            AnswersStatus = file.Status is not null,
        };
        if (SettingLimits.Check(settings).FirstOrDefault() is not { } problem)
            return settings;
        var key = problem.Field.StartsWith("pause", StringComparison.Ordinal) ? "chunk" : problem.Field;
        throw Wrong(key, problem.Least > problem.Most
            ? "the language has no such setting"
            : FormattableString.Invariant($"the language takes {problem.Least} to {problem.Most}"));
    }

    private void CheckWidth(PrinterProfileFile file)
    {
        var dots = LabelStock.Dots(file.MaxWidthMm, (PrinterDpi)file.Dpi);
        if (file.MaxWidthMm < 1 || dots > file.HeadDots)
            throw Wrong("maxWidthMm", FormattableString.Invariant($"{file.MaxWidthMm} mm are {dots} dots, the head has {file.HeadDots}"));
    }

    private ProfileRange? Range(string key, RangeFile? file, SettingRange limits)
    {
        if (file is null)
            return null;
        if (!limits.Contains(file.Least) || !limits.Contains(file.Most) || file.Least > file.Most)
            throw Wrong(key, FormattableString.Invariant($"{file.Least} to {file.Most} is not within {limits.Least} to {limits.Most}"));
        return file.Usual is { } usual && (usual < file.Least || usual > file.Most)
            ? throw Wrong(key, FormattableString.Invariant($"the usual {usual} is not within {file.Least} to {file.Most}"))
            : new ProfileRange(file.Least, file.Most, file.Usual);
    }

    private StatusQuery? Status(StatusFile? file) => file switch
    {
        null => null,
        _ when Hex().IsMatch(file.Request) && Hex().IsMatch(file.Ready) => new StatusQuery(file.Request, file.Ready),
        _ => throw Wrong("status", "request and ready are hexadecimal digits, two a byte"),
    };

    private BluetoothService Service(string name) =>
        services.TryGetValue(name, out var service) ? service : throw Wrong("bluetooth", $"'{name}' does not stand in bluetooth.yaml");

    private ChunkAdvice Chunk(ChunkFile file) =>
        ChunkBytes.Contains(file.Bytes) && GapMs.Contains(file.GapMs)
            ? new ChunkAdvice(file.Bytes, file.GapMs, file.PauseEveryBytes, file.PauseMs)
            : throw Wrong(
                "chunk",
                FormattableString.Invariant($"bytes are {ChunkBytes.Least} to {ChunkBytes.Most}, gapMs {GapMs.Least} to {GapMs.Most}"));

    private string Words(string key, string text) => text.Length is > 0 and <= 100 ? text : throw Wrong(key, "1 to 100 characters");

    private PrinterProfileException Wrong(string key, string problem) => ProfileYaml.Wrong(source, key, problem);

    [GeneratedRegex(
        "^[a-z0-9][a-z0-9-]{1,40}$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Id();

    [GeneratedRegex("^([0-9A-F]{2}){1,16}$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Hex();
}
