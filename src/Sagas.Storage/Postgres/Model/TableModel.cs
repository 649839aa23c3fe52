using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Sagas.Storage;

/// <summary>Declares tables by their columns; rows are read and written by <see cref="ColumnSet{TRow}"/>, so no classes stand for them.</summary>
internal sealed class TableModel
{
    private readonly EntityTypeBuilder<Dictionary<string, object>> _entity;

    private TableModel(EntityTypeBuilder<Dictionary<string, object>> entity, string name)
    {
        _entity = entity;
        entity.ToTable(name);
    }

    public static void Add(ModelBuilder model, string name, Action<TableModel> declare) =>
        model.SharedTypeEntity<Dictionary<string, object>>(name, entity => declare(new TableModel(entity, name)));

    public TableModel Needs<T>(params ReadOnlySpan<string> columns) => Declare<T>(columns, null, required: true);

    public TableModel May<T>(params ReadOnlySpan<string> columns) => Declare<T>(columns, null, required: false);

    public TableModel NeedsJson(params ReadOnlySpan<string> columns) => Declare<string>(columns, "jsonb", required: true);

    public TableModel MayJson(string type, params ReadOnlySpan<string> columns) => Declare<string>(columns, type, required: false);

    public TableModel Key(params string[] columns)
    {
        _entity.HasKey(columns);
        return this;
    }

    public TableModel NoKey()
    {
        _entity.HasNoKey();
        return this;
    }

    public TableModel Index(string name, bool unique, params string[] columns)
    {
        _entity.HasIndex(columns, name).IsUnique(unique);
        return this;
    }

    private TableModel Declare<T>(ReadOnlySpan<string> columns, string? type, bool required)
    {
        foreach (var column in columns)
        {
            var property = _entity.IndexerProperty<T>(column).HasColumnName(column).IsRequired(required).ValueGeneratedNever();
            if (type is not null)
                property.HasColumnType(type);
        }

        return this;
    }
}
