-- The work of rv-score on the file of make_intake.py, for DuckDB. duckdb.mjs fills in $input and $output.
-- An empty cell is NULL here, and a comparison with it is NULL.

-- An answer as a number with two digits for each count: ja, nee, onbekend, niet_ingevuld, nvt. Their sum over the
-- 17 questions is quicker than five counts.
CREATE MACRO counted(answer) AS
    CASE WHEN answer IS NULL THEN 100 WHEN answer = 'nee' THEN 1000000 WHEN answer = 'ja' THEN 100000000
         WHEN answer = 'nvt' THEN 1 WHEN answer IN ('onbekend', '?') THEN 10000 ELSE 0 END;
CREATE MACRO is_open(answer) AS coalesce(answer IN ('onbekend', '?'), true);
CREATE MACRO is_answer(answer, word) AS coalesce(answer = word, false);
CREATE MACRO misfit(answer, ex_partner) AS
    (ex_partner = 'nee' AND answer IN ('ja', 'nee')) OR (ex_partner = 'ja' AND answer = 'nvt');

COPY (
    WITH cells AS (
        SELECT * FROM read_csv($input, delim = ';', quote = '"', escape = '"', header = true, all_varchar = true)
    ), answers AS (
        SELECT *,
            "sash.niets_te_verliezen" AS lose,
            "sash.oordeel" AS judgement,
            "feiten.ex_partner" AS ex_partner,
            CASE WHEN "sash.extreem_jaloers" IS NULL AND ex_partner = 'nee' THEN 'nvt'
                 ELSE "sash.extreem_jaloers" END AS jealous,
            CASE WHEN "sash.conflict_kinderen_bezit" IS NULL AND ex_partner = 'nee' THEN 'nvt'
                 ELSE "sash.conflict_kinderen_bezit" END AS conflict,
            CASE WHEN "sash.doodsangst" IS NULL AND ex_partner = 'nee' THEN 'nvt'
                 ELSE "sash.doodsangst" END AS fear,
            counted(lose) + counted("sash.fysieke_toenadering") + counted("sash.bedreiging")
                + counted("sash.woning_binnengedrongen") + counted("sash.spullen_vernield")
                + counted("sash.waarschuwing_genegeerd") + counted("sash.wordt_erger")
                + counted("sash.contact_noodzakelijk") + counted("sash.eerder_gestalkt")
                + counted("sash.eerder_geweld") + counted("sash.psychische_problemen")
                + counted("sash.middelengebruik") + counted("sash.recent_verlies")
                + counted(judgement) AS general,
            general + counted(jealous) + counted(conflict) + counted(fear) AS counts,
            general = 1400 AND "sash.extreem_jaloers" IS NULL AND "sash.conflict_kinderen_bezit" IS NULL
                AND "sash.doodsangst" IS NULL AS untouched
        FROM cells
    ), facts AS (
        SELECT *,
            is_answer(lose, 'ja') AS lose_alarm,
            is_answer(fear, 'ja') AS fear_alarm,
            is_open(judgement) AS judgement_open,
            lose_alarm OR fear_alarm AS alarm,
            alarm OR is_answer(judgement, 'hoog') AS high,
            NOT high AND is_open(lose) AS lose_open,
            NOT high AND is_open(fear) AS fear_open,
            lose_open OR fear_open AS alarm_open
        FROM answers
    )
    SELECT
        columns('^(zaak|sash\..*|feiten\..*|notitie)$'),
        CASE WHEN high THEN 'hoog' WHEN judgement_open OR alarm_open THEN 'onbepaald' ELSE judgement
            END AS "sash.uitkomst",
        CASE WHEN high THEN 'hoog' WHEN judgement_open THEN 'laag|gemiddeld|hoog'
            WHEN alarm_open THEN judgement || '|hoog' ELSE judgement END AS "sash.mogelijk",
        nullif(concat_ws('|',
            CASE WHEN lose_alarm THEN 'sash.niets_te_verliezen' END,
            CASE WHEN fear_alarm THEN 'sash.doodsangst' END), '') AS "sash.rode_vlaggen",
        nullif(concat_ws('|',
            CASE WHEN lose_open THEN 'sash.niets_te_verliezen' END,
            CASE WHEN fear_open THEN 'sash.doodsangst' END,
            CASE WHEN judgement_open AND NOT high THEN 'sash.oordeel' END), '') AS "sash.doorslaggevend",
        counts // 100000000 AS "sash.ja",
        counts // 1000000 % 100 AS "sash.nee",
        counts // 10000 % 100 AS "sash.onbekend",
        counts // 100 % 100 AS "sash.niet_ingevuld",
        counts % 100 AS "sash.nvt",
        nullif(concat_ws('|',
            CASE WHEN misfit("sash.extreem_jaloers", ex_partner) THEN 'tegenspraak:sash.extreem_jaloers' END,
            CASE WHEN misfit("sash.conflict_kinderen_bezit", ex_partner)
                 THEN 'tegenspraak:sash.conflict_kinderen_bezit' END,
            CASE WHEN misfit("sash.doodsangst", ex_partner) THEN 'tegenspraak:sash.doodsangst' END,
            CASE WHEN untouched THEN 'niet_ingevuld' END,
            CASE WHEN judgement_open AND NOT high THEN 'oordeel_vereist' END,
            CASE WHEN alarm_open THEN 'hoog_niet_uitgesloten' END,
            CASE WHEN alarm AND judgement IN ('laag', 'gemiddeld') THEN 'oordeel_lager_dan_alarm' END,
            CASE WHEN alarm_open AND NOT judgement_open THEN 'oordeel_met_open_alarmvraag' END,
            CASE WHEN is_open(ex_partner)
                      AND (is_answer(jealous, 'nvt') OR is_answer(conflict, 'nvt') OR is_answer(fear, 'nvt'))
                 THEN 'nvt_zonder_relatie' END), '') AS "sash.meldingen"
    FROM facts
) TO $output (FORMAT csv, HEADER, DELIMITER ';', QUOTE '"', ESCAPE '"', FORCE_QUOTE (notitie));
