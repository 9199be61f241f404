using HeteroSpace.Foundation.Db;

namespace HeteroSpace.Billing;

/// <summary>
/// What the database keeps of the ledger, whoever writes to it and by whatever statement. On PostgreSQL the triggers
/// look at what others have committed, so they refuse transactions that look at an older state of things.
/// </summary>
public static class LedgerGuards
{
    public static DatabaseGuard[] All => [Rows, Seals, Sums, Counts, MonthsStayClosed, ReversalsFit];

    private static readonly AppendOnly Rows = AppendOnly.Of(
        "ledger_rows",
        "exists (select 1 from ledger_rows where id = new.id) or exists (select 1 from ledger_rows "
            + "where site_id = new.site_id and slot = new.slot and number = new.number)"
    );

    private static readonly AppendOnly Seals = AppendOnly.Of(
        "ledger_seals",
        "exists (select 1 from ledger_seals where site_id = new.site_id and month = new.month)"
    );

    private static readonly AppendOnly Sums = AppendOnly.Of(
        "ledger_sums",
        "exists (select 1 from ledger_sums where site_id = new.site_id and \"of\" = new.\"of\" "
            + "and \"key\" = new.\"key\" and month = new.month and debit = new.debit and credit = new.credit)"
    );

    // A count that went back would hide rows that were taken away.
    private static readonly DatabaseGuard Counts = new(
        ["ledger_counts_only_grow", "ledger_counts_never_deleted", "ledger_counts_never_replaced"],
        """
        create trigger if not exists ledger_counts_only_grow before update on ledger_counts
        when new.count <= old.count or new.site_id <> old.site_id or new.slot <> old.slot
        begin select raise(abort, 'ledger_counts_only_grow'); end;
        create trigger if not exists ledger_counts_never_deleted before delete on ledger_counts
        begin select raise(abort, 'ledger_counts_never_deleted'); end;
        create trigger if not exists ledger_counts_never_replaced before insert on ledger_counts
        when exists (select 1 from ledger_counts where rowid = new.rowid or site_id = new.site_id and slot = new.slot)
        begin select raise(abort, 'ledger_counts_never_replaced'); end;
        """,
        """
        create or replace function ledger_counts_only_grow() returns trigger language plpgsql as $$ begin
            if new.count > old.count and new.site_id = old.site_id and new.slot = old.slot then return new; end if;
            raise exception 'ledger_counts_only_grow' using errcode = '23514';
        end $$;
        create or replace trigger ledger_counts_only_grow before update on ledger_counts
            for each row execute function ledger_counts_only_grow();
        create or replace function ledger_counts_never_deleted() returns trigger language plpgsql as $$ begin
            raise exception 'ledger_counts_never_deleted' using errcode = '23514';
        end $$;
        create or replace trigger ledger_counts_never_deleted before delete on ledger_counts
            for each row execute function ledger_counts_never_deleted();
        create or replace trigger ledger_counts_never_truncated before truncate on ledger_counts
            for each statement execute function ledger_counts_never_deleted();
        """
    )
    {
        OnlySqlite = ["ledger_counts_never_replaced"],
    };

    /// <summary>
    /// What a month is locked by: those who post into it share it, who seals it waits until the last of them is done.
    /// </summary>
    internal static string Turn(Guid site, int month) => $"ledger:{site}:{month}";

    // On PostgreSQL a month may be closed while someone who saw it open posts into it: what they did is given up as
    // engines give up what met others (40001), so it is done again and lands in the next month.
    private static readonly DatabaseGuard MonthsStayClosed = new(
        ["ledger_months_stay_closed", "ledger_months_close_in_order"],
        """
        create trigger if not exists ledger_months_stay_closed before insert on ledger_rows
        when new.month <= (select max(month) from ledger_seals where site_id = new.site_id)
        begin select raise(abort, 'ledger_months_stay_closed'); end;
        create trigger if not exists ledger_months_close_in_order before insert on ledger_seals
        when new.month <= (select max(month) from ledger_seals where site_id = new.site_id)
            or length(new.before) <= 64 and new.before <> coalesce((select hash from ledger_seals
                where site_id = new.site_id
                order by month desc limit 1), '')
        begin select raise(abort, 'ledger_months_close_in_order'); end;
        """,
        """
        create or replace function ledger_months_stay_closed() returns trigger language plpgsql as $$ begin
            if current_setting('transaction_isolation') <> 'read committed' then
                raise exception 'ledger_months_stay_closed: read committed only' using errcode = '23514'; end if;
            perform pg_advisory_xact_lock_shared(
                hashtextextended('ledger:' || new.site_id::text || ':' || new.month::text, 0));
            if new.month <= (select max(month) from ledger_seals where site_id = new.site_id) then
                raise exception 'ledger_months_stay_closed' using errcode = '40001'; end if;
            return new;
        end $$;
        create or replace trigger ledger_months_stay_closed before insert on ledger_rows
            for each row execute function ledger_months_stay_closed();
        create or replace function ledger_months_close_in_order() returns trigger language plpgsql as $$ begin
            if current_setting('transaction_isolation') <> 'read committed' then
                raise exception 'ledger_months_close_in_order: read committed only' using errcode = '23514'; end if;
            perform pg_advisory_xact_lock(
                hashtextextended('ledger:' || new.site_id::text || ':' || new.month::text, 0));
            if new.month <= (select max(month) from ledger_seals where site_id = new.site_id)
                or new.before <> coalesce((select hash from ledger_seals where site_id = new.site_id
                    order by month desc limit 1), '') then
                raise exception 'ledger_months_close_in_order' using errcode = '23514'; end if;
            return new;
        end $$;
        create or replace trigger ledger_months_close_in_order before insert on ledger_seals
            for each row execute function ledger_months_close_in_order();
        """
    );

    // A reversal names its original, which is none itself, has its accounts the other way round and is of its site; all
    // of them together take back no more than was posted.
    private static readonly DatabaseGuard ReversalsFit = new(
        ["ledger_reversals_fit"],
        """
        create trigger if not exists ledger_reversals_fit before insert on ledger_rows
        when new.reverses is not null and not exists (select 1 from ledger_rows as original
            where original.id = new.reverses and original.reverses is null and original.site_id = new.site_id
            and original.debit = new.credit and original.credit = new.debit
            and original.amount >= new.amount + (select coalesce(sum(taken.amount), 0) from ledger_rows as taken
                where taken.reverses = new.reverses))
        begin select raise(abort, 'ledger_reversals_fit'); end;
        """,
        """
        create or replace function ledger_reversals_fit() returns trigger language plpgsql as $$ begin
            perform pg_advisory_xact_lock(hashtextextended('ledger-row:' || new.reverses::text, 0));
            if not exists (select 1 from ledger_rows as original
                where original.id = new.reverses and original.reverses is null and original.site_id = new.site_id
                and original.debit = new.credit and original.credit = new.debit
                and original.amount >= new.amount + (select coalesce(sum(taken.amount), 0) from ledger_rows as taken
                    where taken.reverses = new.reverses)) then
                raise exception 'ledger_reversals_fit' using errcode = '23514'; end if;
            return new;
        end $$;
        create or replace trigger ledger_reversals_fit before insert on ledger_rows
            for each row when (new.reverses is not null) execute function ledger_reversals_fit();
        """
    );
}
