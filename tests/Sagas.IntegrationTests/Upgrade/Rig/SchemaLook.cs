using Sagas.IntegrationTests.Durable.Rig;

namespace Sagas.IntegrationTests.Upgrade.Rig;

/// <summary>What a schema consists of, as the server itself describes it, whatever statements made it. The inbox's weeks are left out.</summary>
internal static class SchemaLook
{
    public const string Migrations = """select "MigrationId" from sagas.schema_migration order by 1""";

    private const string Sql =
        """
        with relation as (select * from pg_class where relnamespace = 'sagas'::regnamespace and not relispartition)
        select format('column %s.%s %s %s %s %s', r.relname, a.attname, format_type(a.atttypid, a.atttypmod), case when a.attnotnull then 'not null' end,
            pg_get_expr(d.adbin, d.adrelid), col_description(r.oid, a.attnum))
        from relation r join pg_attribute a on a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped
        left join pg_attrdef d on d.adrelid = r.oid and d.adnum = a.attnum
        where r.relkind in ('r', 'p', 'v')
        union all
        select format('relation %s %s %s %s', relname, relkind, reloptions, obj_description(oid, 'pg_class')) from relation where relkind in ('r', 'p', 'v')
        union all
        select format('index %s', pg_get_indexdef(i.indexrelid)) from pg_index i join relation r on r.oid = i.indrelid
        union all
        select format('view %s', pg_get_viewdef(oid)) from relation where relkind = 'v'
        union all
        select format('function %s', pg_get_functiondef(oid)) from pg_proc where pronamespace = 'sagas'::regnamespace
        order by 1
        """;

    /// <summary>One line for each thing.</summary>
    public static Task<IReadOnlyList<string>> AtAsync(TestDatabase database) => database.ReadAsync(Sql);
}
