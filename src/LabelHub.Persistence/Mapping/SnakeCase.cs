using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace LabelHub.Persistence.Mapping;

internal static class SnakeCase
{
    /// <summary>
    /// Names every column after its property: <c>TokenHash</c> is <c>token_hash</c>. Row versions are PostgreSQL's
    /// own xmin, which the provider names.
    /// </summary>
    public static void NameColumns(ModelBuilder model)
    {
        foreach (var property in model.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties()))
        {
            if (property.ClrType != typeof(uint))
                property.SetColumnName(JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name));
        }
    }
}
