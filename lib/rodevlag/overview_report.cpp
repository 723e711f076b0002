#include "rodevlag/overview_report.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

#include "rodevlag/merged_actions_report.h"
#include "rodevlag/report_text.h"
#include "rodevlag/text.h"

namespace rodevlag {

namespace {

class OverviewWriter {
public:
    OverviewWriter(Overviewer& overviewer, const Answers& answers,
                   const std::vector<std::size_t>& revised)
        : m_overviewer(overviewer),
          m_scorer(overviewer.scorer()),
          m_catalog(m_scorer.catalog()),
          m_answers(answers),
          m_revised(revised),
          m_overview(overviewer.overview(answers)) {
        // What people look for goes first, in every part.
        std::stable_partition(m_overview.entries.begin(), m_overview.entries.end(),
                              [&](const OverviewEntry& entry) { return is_main_route(entry); });
    }

    Document write(const Record& record) {
        m_document.push_back(record_title(record, "overzicht"));
        add_main_routes();
        add_notices();
        add_not_filled_in();
        add_assessments();
        add_standing("Overleggen en routes die gelden", Standing::applies);
        add_standing("Overleggen en routes die kunnen gelden", Standing::may_apply);
        add_standing("Overleggen en routes die niet gelden", Standing::does_not_apply);
        add_out_of_scope();
        add_merged_actions(m_document, m_catalog, m_overview);
        add_source_remarks();
        add_colophon();
        return std::move(m_document);
    }

private:
    const Decision& decision(const OverviewEntry& entry) const {
        return m_catalog.decision(entry.decision);
    }

    bool is_main_route(const OverviewEntry& entry) const {
        return decision(entry).kind == DecisionKind::main_route;
    }

    bool is_assessment(const OverviewEntry& entry) const {
        return decision(entry).kind == DecisionKind::assessment;
    }

    bool is_meeting_or_route(const OverviewEntry& entry) const {
        return decision(entry).kind == DecisionKind::meeting ||
               decision(entry).kind == DecisionKind::route;
    }

    /// What the reader gets texts of: what was filled in, and what applies.
    bool is_shown(const OverviewEntry& entry) const {
        return entry.standing != Standing::out_of_scope &&
               (entry.filled_in ||
                (is_meeting_or_route(entry) && entry.standing == Standing::applies));
    }

    void add_items(const std::string& heading, Document items) {
        if (items.empty()) {
            return;
        }
        m_document.push_back({Block::Kind::heading, fmt::format("{} ({})", heading, items.size())});
        m_document.insert(m_document.end(), items.begin(), items.end());
    }

    /// The question to ask first as a line, if there is one.
    void add_ask_first(const OverviewEntry& entry, std::vector<std::string>& details) {
        if (const auto index = m_overviewer.first_question(entry, m_answers)) {
            const Item& item = m_catalog.item(*index);
            details.push_back(fmt::format("Vraag eerst: {} ({}, nu: {})", item.question,
                                          item_label(item),
                                          describe_answer(item, m_answers[*index])));
        }
    }

    /// The answers that settle whether it applies as a line, if there are any.
    void add_because(const OverviewEntry& entry, std::vector<std::string>& details) {
        std::vector<std::string> answers;
        for (const std::size_t index : m_overviewer.settled_by(entry, m_answers)) {
            const Item& item = m_catalog.item(index);
            answers.push_back(
                fmt::format("{} = {}", item.name, item.domain.describe(m_answers[index].values)));
        }
        if (!answers.empty()) {
            details.push_back(fmt::format("Omdat: {}", joined_words(answers, "en")));
        }
    }

    void add_main_routes() {
        for (const OverviewEntry& entry : m_overview.entries) {
            if (!is_main_route(entry)) {
                continue;
            }
            m_document.push_back({Block::Kind::heading, decision(entry).title});
            add_outcome(m_document, m_catalog, *entry.result);
            std::vector<std::string> question;
            if (!entry.result->scope_is_open) {  // else the outcome names what settles the scope
                add_ask_first(entry, question);
            }
            for (std::string& line : question) {
                m_document.push_back(
                    {Block::Kind::paragraph, std::move(line), {}, Emphasis::caution});
            }
        }
    }

    void add_notices() {
        Document items;
        for (const OverviewEntry& entry : m_overview.entries) {
            const bool is_revised =
                std::find(m_revised.begin(), m_revised.end(), entry.decision) != m_revised.end();
            const DecisionResult result = told_here(entry);
            if (!is_shown(entry) && !is_revised && result.alarms_out_of_scope.empty()) {
                continue;
            }
            for (Block& item : notice_items(m_scorer, result, m_answers, is_revised)) {
                item.text = fmt::format("{}: {}", decision(entry).id, item.text);
                items.push_back(std::move(item));
            }
        }
        add_items("Let op", std::move(items));
    }

    /// The result without what another part of the picture tells: that nothing is filled in, and
    /// alarms that the instrument that asks for them tells.
    DecisionResult told_here(const OverviewEntry& entry) const {
        DecisionResult result = *entry.result;
        result.is_not_filled_in = false;
        std::erase_if(result.alarms_out_of_scope, [&](std::size_t item) {
            return !is_main_route(entry) &&
                   m_catalog.instrument_of_item(item) != decision(entry).instrument;
        });
        return result;
    }

    /// An instrument that nobody filled in is a finding: it says nothing about the danger.
    void add_not_filled_in() {
        Document items;
        for (const bool scope_is_open : {false, true}) {
            for (const OverviewEntry& entry : m_overview.entries) {
                if (!is_assessment(entry) || entry.filled_in ||
                    entry.standing == Standing::out_of_scope ||
                    entry.result->scope_is_open != scope_is_open) {
                    continue;
                }
                std::vector<std::string> details;
                if (scope_is_open) {
                    details.push_back(scope_question(entry));
                }
                items.push_back({Block::Kind::item,
                                 fmt::format("{}: {}", decision(entry).id, decision(entry).title),
                                 std::move(details),
                                 scope_is_open ? Emphasis::none : Emphasis::caution});
            }
        }
        if (items.empty()) {
            return;
        }
        add_items("Niet ingevuld", std::move(items));
        m_document.push_back({Block::Kind::paragraph,
                              "Wat niet is ingevuld, zegt niets over het gevaar. Vul in wat bij "
                              "deze zaak hoort."});
    }

    /// Why it is not certain that an instrument fits.
    std::string scope_question(const OverviewEntry& entry) const {
        std::vector<std::string> names;
        for (const std::size_t item : entry.result->scope_questions) {
            names.push_back(m_catalog.item(item).name);
        }
        return fmt::format("Past misschien niet bij deze zaak; nog niet zeker: {}",
                           joined_words(names, "en"));
    }

    void add_assessments() {
        Document items;
        for (const OverviewEntry& entry : m_overview.entries) {
            if (!is_assessment(entry) || !entry.filled_in ||
                entry.standing == Standing::out_of_scope) {
                continue;
            }
            std::vector<std::string> details;
            if (entry.result->scope_is_open) {
                details.push_back(scope_question(entry));
            }
            add_ask_first(entry, details);
            items.push_back(outcome_item(entry, std::move(details)));
        }
        add_items("Beoordelingen", std::move(items));
    }

    /// The outcome of a decision in one line.
    Block outcome_item(const OverviewEntry& entry, std::vector<std::string> details) const {
        const Decision& one = decision(entry);
        if (!entry.result->is_determined()) {
            details.insert(details.begin(), one.title + ".");
            return {
                Block::Kind::item,
                fmt::format("{}: nog open: {}", one.id, outcome_list(one, entry.result->possible)),
                std::move(details), Emphasis::caution};
        }
        const Outcome& outcome = one.outcomes[entry.result->possible.front()];
        details.insert(details.begin(), outcome.title + ".");
        return {Block::Kind::item, fmt::format("{}: {}", one.id, outcome.id), std::move(details),
                outcome.is_alarming ? Emphasis::alarm : Emphasis::none};
    }

    /// Those that somebody began to fill in go first.
    void add_standing(const std::string& heading, Standing standing) {
        Document items;
        for (const bool filled_in : {true, false}) {
            for (const OverviewEntry& entry : m_overview.entries) {
                if (is_meeting_or_route(entry) && entry.standing == standing &&
                    entry.filled_in == filled_in) {
                    items.push_back(standing_item(entry));
                }
            }
        }
        add_items(heading, std::move(items));
    }

    Block standing_item(const OverviewEntry& entry) {
        std::vector<std::string> details;
        add_because(entry, details);
        const bool applies_not = entry.standing == Standing::does_not_apply;
        if (!applies_not) {
            add_ask_first(entry, details);
        }
        // Which of the outcomes that do not apply it is, is not a question to bother people with.
        if (entry.standing == Standing::applies || (applies_not && entry.result->is_determined())) {
            return outcome_item(entry, std::move(details));
        }
        return {Block::Kind::item, fmt::format("{}: {}", decision(entry).id, decision(entry).title),
                std::move(details)};
    }

    void add_out_of_scope() {
        Document items;
        for (const OverviewEntry& entry : m_overview.entries) {
            if (is_main_route(entry)) {
                continue;  // said at the top
            }
            std::vector<std::string> details;
            for (const std::size_t part : entry.result->violated_scope) {
                const ScopeCondition& scope = decision(entry).scope[part];
                details.push_back(scope.reason);
                details.push_back(
                    source_line(scope.sources, m_catalog.instrument_of(decision(entry))));
            }
            if (!details.empty()) {
                items.push_back({Block::Kind::item,
                                 fmt::format("{}: {}", decision(entry).id, decision(entry).title),
                                 std::move(details)});
            }
        }
        add_items("Niet van toepassing", std::move(items));
    }

    void add_source_remarks() {
        Document conflicts;
        Document unreadable;
        for (const OverviewEntry& entry : m_overview.entries) {
            if (!is_shown(entry)) {
                continue;
            }
            for (Block& item : source_conflict_items(m_scorer, *entry.result, m_answers)) {
                item.text = fmt::format("{}: {}", decision(entry).id, item.text);
                conflicts.push_back(std::move(item));
            }
        }
        for (const std::size_t index : shown_instruments()) {
            const Instrument& instrument = m_catalog.instruments()[index];
            for (Block& item : unreadable_items(instrument)) {
                item.text = fmt::format("{}: {}", instrument.id, item.text);
                unreadable.push_back(std::move(item));
            }
        }
        add_items("Waar de bronnen verschillen", std::move(conflicts));
        add_items("Niet te lezen in de bron", std::move(unreadable));
    }

    std::set<std::size_t> shown_instruments() const {
        std::set<std::size_t> instruments;
        for (const OverviewEntry& entry : m_overview.entries) {
            if (is_shown(entry)) {
                instruments.insert(decision(entry).instrument);
            }
        }
        return instruments;
    }

    void add_colophon() {
        m_document.push_back(
            {Block::Kind::note,
             "Dit is een advies. De bevoegde organisatie beslist. Meer over een besluit: rv-route "
             "--route BESLUIT of rv-explain."});
        for (const std::size_t index : shown_instruments()) {
            const Instrument& instrument = m_catalog.instruments()[index];
            m_document.push_back(
                {Block::Kind::note, fmt::format("{} {}: {}", instrument.id, instrument.version,
                                                instrument.explanation)});
        }
        m_document.push_back({Block::Kind::note, line_number_note(m_catalog)});
    }

    Overviewer& m_overviewer;
    Scorer& m_scorer;
    const Catalog& m_catalog;
    const Answers& m_answers;
    const std::vector<std::size_t>& m_revised;
    Overview m_overview;
    Document m_document;
};

}  // namespace

Document overview_report(Overviewer& overviewer, const Record& record, const Answers& answers,
                         const std::vector<std::size_t>& revised) {
    return OverviewWriter(overviewer, answers, revised).write(record);
}

}  // namespace rodevlag
