/// The words that no published table or column may bear, because some database would need them
/// quoted (decision 20).
///
/// A name is refused when it is reserved in any of the databases a book can live in; quoting is no
/// way out, because a quoted name is case-sensitive in Oracle and DM8 and a report tool would have
/// to quote it too. The lists are data: a new version of a database adds words, none is removed.
public enum ReservedWords {
    /// The databases that reserve a name, in alphabetical order; empty when the name is free.
    ///
    /// Names are compared in lower case, as every database does for unquoted names.
    public static func databases(reserving name: String) -> [String] {
        let word = name.lowercased()
        return lists.filter { $0.value.contains(word) }.map(\.key).sorted()
    }

    /// The reserved words by database, in lower case.
    static let lists: [String: Set<String>] = [
        "SQLite": words(sqlite),
        "Oracle": words(oracle),
        "PostgreSQL and Kingbase": words(postgreSQL),
        "MySQL": words(mySQL),
        "MariaDB": words(mariaDB),
        "SQL Server": words(sqlServer),
        "DM8 (达梦)": words(dameng),
    ]

    private static func words(_ text: String) -> Set<String> {
        Set(text.split(whereSeparator: \.isWhitespace).map(String.init))
    }

    // SQLite: what `sqlite3_keyword_name` of version 3.40 lists; older versions know fewer.
    private static let sqlite = """
        abort action add after all alter always analyze and as asc attach autoincrement before
        begin between by cascade case cast check collate column commit conflict constraint create
        cross current current_date current_time current_timestamp database default deferrable
        deferred delete desc detach distinct do drop each else end escape except exclude exclusive
        exists explain fail filter first following for foreign from full generated glob group
        groups having if ignore immediate in index indexed initially inner insert instead
        intersect into is isnull join key last left like limit match materialized natural no not
        nothing notnull null nulls of offset on or order others outer over partition plan pragma
        preceding primary query raise range recursive references regexp reindex release rename
        replace restrict returning right rollback row rows savepoint select set table temp
        temporary then ties to transaction trigger unbounded union unique update using vacuum
        values view virtual when where window with without
        """

    // Oracle: the list of SQLAlchemy 2, with those of SQL added from memory; not checked
    // against the Oracle manual.
    private static let oracle = """
        access add all alter and any as asc audit between by char check cluster column
        column_value comment compress connect create current date decimal default delete desc
        distinct drop else exclusive exists file float for from grant group having identified
        immediate in increment index initial insert integer intersect into is level like lock long
        maxextents minus mlslabel mode modify nested_table_id noaudit nocompress not nowait null
        number of offline on online option or order pctfree prior privileges public raw rename
        resource revoke row rowid rownum rows select session set share size smallint start
        successful synonym sysdate table then to trigger uid union unique update user validate
        values varchar varchar2 view whenever where with
        """

    // PostgreSQL: the list of SQLAlchemy 2. KingbaseES takes these and, in its Oracle mode, those
    // of Oracle; not checked against the Kingbase manual.
    private static let postgreSQL = """
        all analyse analyze and any array as asc asymmetric authorization between binary both case
        cast check collate column constraint create cross current_catalog current_date
        current_role current_schema current_time current_timestamp current_user default deferrable
        desc distinct do else end except false fetch for foreign freeze from full grant group
        having ilike in initially inner intersect into is isnull join leading left like limit
        localtime localtimestamp natural new not notnull null of off offset old on only or order
        outer over overlaps placing primary references returning right select session_user similar
        some symmetric table then to trailing true union unique user using variadic verbose when
        where window with
        """

    // MySQL: the list of SQLAlchemy 2, from the manual of version 8.0.
    private static let mySQL = """
        accessible add admin all alter analyze and array as asc asensitive before between bigint
        binary blob both by call cascade case change char character check collate column condition
        constraint continue convert create cross cube cume_dist current_date current_time
        current_timestamp current_user cursor database databases day_hour day_microsecond
        day_minute day_second dec decimal declare default delayed delete dense_rank desc describe
        deterministic distinct distinctrow div double drop dual each else elseif empty enclosed
        escaped except exists exit explain false fetch first_value float float4 float8 for force
        foreign from fulltext function general generated get get_master_public_key grant group
        grouping groups having high_priority hour_microsecond hour_minute hour_second if ignore
        ignore_server_ids in index infile inner inout insensitive insert int int1 int2 int3 int4
        int8 integer intersect interval into io_after_gtids io_before_gtids is iterate join
        json_table key keys kill lag last_value lateral lead leading leave left like limit linear
        lines load localtime localtimestamp lock long longblob longtext loop low_priority
        master_bind master_heartbeat_period master_ssl_verify_server_cert match maxvalue
        mediumblob mediumint mediumtext member middleint minute_microsecond minute_second mod
        modifies natural no_write_to_binlog not nth_value ntile null numeric of on optimize
        optimizer_costs option optionally or order out outer outfile over parallel parse_gcol_expr
        partition percent_rank persist persist_only precision primary procedure purge qualify
        range rank read read_write reads real recursive references regexp release rename repeat
        replace require resignal restrict return revoke right rlike role row row_number rows
        schema schemas second_microsecond select sensitive separator set show signal slow smallint
        spatial specific sql sql_after_gtids sql_before_gtids sql_big_result sql_calc_found_rows
        sql_small_result sqlexception sqlstate sqlwarning ssl starting stored straight_join system
        table terminated then tinyblob tinyint tinytext to trailing trigger true undo union unique
        unlock unsigned update usage use using utc_date utc_time utc_timestamp values varbinary
        varchar varcharacter varying virtual when where while window with write xor year_month
        zerofill
        """

    // MariaDB: the list of SQLAlchemy 2, from the manual of MariaDB.
    private static let mariaDB = """
        accessible add all alter analyze and as asc asensitive before between bigint binary blob
        body both by call cascade case change char character check collate column condition
        constraint continue convert create cross current_date current_role current_time
        current_timestamp current_user cursor database databases day_hour day_microsecond
        day_minute day_second dec decimal declare default delayed delete desc describe
        deterministic distinct distinctrow div do_domain_ids double drop dual each else elseif
        elsif enclosed escaped except exists exit explain false fetch float float4 float8 for
        force foreign from fulltext general goto grant group having high_priority history
        hour_microsecond hour_minute hour_second if ignore ignore_domain_ids ignore_server_ids in
        index infile inner inout insensitive insert int int1 int2 int3 int4 int8 integer intersect
        interval into is iterate join key keys kill leading leave left like limit linear lines
        load localtime localtimestamp lock long longblob longtext loop low_priority
        master_heartbeat_period master_ssl_verify_server_cert match maxvalue mediumblob mediumint
        mediumtext middleint minute_microsecond minute_second mod modifies natural
        no_write_to_binlog not null numeric offset on optimize option optionally or order others
        out outer outfile over package page_checksum parse_vcol_expr partition period position
        precision primary procedure purge raise range read read_write reads real recursive
        ref_system_id references regexp release rename repeat replace require resignal restrict
        return returning revoke right rlike row_number rows rowtype schema schemas
        second_microsecond select sensitive separator set show signal slow smallint spatial
        specific sql sql_big_result sql_calc_found_rows sql_small_result sqlexception sqlstate
        sqlwarning ssl starting stats_auto_recalc stats_persistent stats_sample_pages
        straight_join system system_time table terminated then tinyblob tinyint tinytext to
        trailing trigger true undo union unique unlock unsigned update usage use using utc_date
        utc_time utc_timestamp values varbinary varchar varcharacter varying versioning when where
        while window with without write xor year_month zerofill
        """

    // SQL Server: the list of SQLAlchemy 2.
    private static let sqlServer = """
        add all alter and any as asc authorization backup begin between break browse bulk by
        cascade case check checkpoint close clustered coalesce collate column commit compute
        constraint contains containstable continue convert create cross current current_date
        current_time current_timestamp current_user cursor database dbcc deallocate declare
        default delete deny desc disk distinct distributed double drop dump else end errlvl escape
        except exec execute exists exit external fetch file fillfactor for foreign freetext
        freetexttable from full function goto grant group having holdlock identity identity_insert
        identitycol if in index inner insert intersect into is join key kill left like lineno load
        merge national nocheck nonclustered not null nullif of off offsets on open opendatasource
        openquery openrowset openxml option or order outer over percent pivot plan precision
        primary print proc procedure public raiserror read readtext reconfigure references
        replication restore restrict return revert revoke right rollback rowcount rowguidcol rule
        save schema securityaudit select session_user set setuser shutdown some statistics
        system_user table tablesample textsize then to top tran transaction trigger truncate
        tsequal union unique unpivot update updatetext use user values varying view waitfor when
        where while with writetext
        """

    // DM8: the list of the vendor's dmSQLAlchemy 2.0.17; not checked against the DM8 manual.
    private static let dameng = """
        absolute abstract add admin all alter and any array arraylen as asc assign audit
        auto_increment begin between bigdatediff binary bool both break bstring by byte call case
        cast catch char check class cluster clusterbtr collation column comment commit commitwork
        compress connect connect_by_root const constraint contains context continue convert
        corresponding create crypto cube current cursor date dateadd datediff datepart datetime
        decimal declare decode default delete desc dimension diskspace distinct distributed do
        domain double drop else elseif end equ every exchange exclusive execute exists exit
        explain extern extract fetch final finally first flashback float for foreign from fully
        function get goto grant group grouping having identified identity if ifnull immediate in
        index inline insert int integer intersect interval into is json_table keep large lead less
        level lexer like limit list lnnvl lock login long loop member minus mode model new next
        nocompress nocopy nocycle nosort not nowait null number object of on optimize option or
        order out over overlay override partition pctfree pendant percent pipe primary print prior
        private privileges procedure protected public raise raw record ref reference references
        referencing relative rename repeat replicate resource return returning reverse revoke
        rollback rollup row rownum rows savepoint sbyte schema sealed section select set sets
        share short size sizeof smallint some sql_calc_found_rows start static struct subpartition
        switch synonym table than then throw timestampadd timestampdiff to top trail treat trigger
        trim truncate try typedef typeof uid uint ulong union unique until update user ushort
        using value values varchar varchar2 varray verify versions view virtual void when whenever
        where while with within without xml xmlagg xmlattributes xmlcast xmlelement xmlnamespaces
        xmlparse xmlquery xmlserialize xmltable year
        """
}
