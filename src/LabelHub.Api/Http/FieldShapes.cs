using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace LabelHub.Api.Http;

/// <summary>Finds in a body's type what a path names, such as the date behind <c>label.productionDate</c>.</summary>
internal static class FieldShapes
{
    /// <summary>The type of the member; null when the path leads nowhere.</summary>
    public static Type? TypeOf(Type body, string path, JsonSerializerOptions options)
    {
        var type = body;
        foreach (var step in path.Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            var bracket = step.IndexOf('[', StringComparison.Ordinal);
            var name = bracket < 0 ? step : step[..bracket];
            if (name is not ("" or "$"))
            {
                var info = options.GetTypeInfo(type);
                if ((info.Kind == JsonTypeInfoKind.Dictionary ? info.ElementType : Member(info, name)) is not { } next)
                    return null;
                type = next;
            }

            if (bracket >= 0)
            {
                if (options.GetTypeInfo(type).ElementType is not { } element)
                    return null;
                type = element;
            }
        }

        return type;
    }

    /// <summary>The member whose name is nearly this one; null when none is.</summary>
    public static string? Nearest(string name, IEnumerable<string> known)
    {
        var best = known.Select(k => (Name: k, Distance: Distance(name.ToLowerInvariant(), k.ToLowerInvariant())))
            .OrderBy(k => k.Distance).FirstOrDefault();
        return best.Name is not null && best.Distance <= Math.Max(1, name.Length / 3) ? best.Name : null;
    }

    /// <summary>The names of a type's members.</summary>
    public static IEnumerable<string> Names(Type type, JsonSerializerOptions options) => options.GetTypeInfo(type).Properties.Select(p => p.Name);

    private static Type? Member(JsonTypeInfo info, string name) => info.Properties.FirstOrDefault(p => p.Name == name)?.PropertyType;

    /// <summary>Letters to add, drop or change.</summary>
    private static int Distance(string a, string b)
    {
        if (Math.Abs(a.Length - b.Length) > 8 || a.Length > 64)
            return int.MaxValue;
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var (corner, _) = (row[0], row[0] = i);
            for (var j = 1; j <= b.Length; j++)
                (corner, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, corner + (a[i - 1] == b[j - 1] ? 0 : 1)));
        }

        return row[b.Length];
    }
}
