#include "rodevlag/explain_report.h"

#include <algorithm>
#include <fmt/format.h>

#include "rodevlag/report_text.h"
#include "rodevlag/text.h"

namespace rodevlag {

namespace {

// More open questions than this are named without their text: the list must stay readable.
constexpr std::size_t max_questions_in_full = 8;

class ReportWriter {
public:
    ReportWriter(Scorer& scorer, const Answers& answers, const Explanation& explanation)
        : m_scorer(scorer),
          m_catalog(scorer.catalog()),
          m_answers(answers),
          m_explanation(explanation),
          m_result(explanation.result),
          m_decision(m_catalog.decision(m_result.decision)) {}

    Document write(const Record& record, bool revised) {
        m_document.push_back(record_title(record, m_decision.title));
        add_outcome(m_document, m_catalog, m_explanation, m_answers);
        if (!m_result.is_out_of_scope()) {
            add_red_flags();
            add_present_factors();
            add_reasons();
            add_unknown();
            add_changes();
        }
        add_notices(m_document, m_scorer, m_result, m_answers, revised);
        add_source_remarks(m_document, m_scorer, m_result, m_answers);
        add_colophon(m_document, m_catalog, m_decision);
        return std::move(m_document);
    }

    Document write_proof() {
        if (!m_result.is_out_of_scope()) {
            add_reasons();
            add_unknown();
            add_changes();
        }
        add_notices(m_document, m_scorer, m_result, m_answers, false);
        add_source_remarks(m_document, m_scorer, m_result, m_answers);
        add_colophon(m_document, m_catalog, m_decision);
        return std::move(m_document);
    }

private:
    void heading(std::string text) {
        m_document.push_back({Block::Kind::heading, std::move(text)});
    }

    void paragraph(std::string text) {
        m_document.push_back({Block::Kind::paragraph, std::move(text)});
    }

    const Instrument& instrument_of(std::size_t item) const {
        return m_catalog.instruments()[m_catalog.instrument_of_item(item)];
    }

    /// The question with what was answered and where it comes from.
    void add_item(std::size_t index, Emphasis emphasis) {
        const Item& item = m_catalog.item(index);
        m_document.push_back(
            {Block::Kind::item,
             item.question,
             {fmt::format("Antwoord: {} ({})", describe_answer(item, m_answers[index]),
                          item_label(item)),
              source_line(item.sources, instrument_of(index))},
             emphasis});
    }

    void add_red_flags() {
        heading(fmt::format("Rode vlaggen ({})", m_result.red_flags.size()));
        for (const std::size_t item : m_result.red_flags) {
            add_item(item, Emphasis::alarm);
        }
        const auto open =
            std::count_if(m_result.decisive.begin(), m_result.decisive.end(),
                          [&](std::size_t item) { return !m_catalog.item(item).flag.empty(); });
        if (m_result.red_flags.empty()) {
            paragraph(
                "Geen alarmerend antwoord bepaalt deze uitkomst mee. Dat betekent niet dat er "
                "niets aan "
                "de hand is; kijk ook bij de andere besluiten.");
        }
        if (open > 0) {
            paragraph(open == 1 ? "Let op: 1 vraag die een rode vlag kan zijn, staat nog open."
                                : fmt::format("Let op: {} vragen die een rode vlag kunnen zijn, "
                                              "staan nog open.",
                                              open));
        }
    }

    void add_present_factors() {
        if (m_explanation.present.empty()) {
            return;
        }
        heading(fmt::format("Ook aanwezig ({})", m_explanation.present.size()));
        paragraph(
            "Deze antwoorden zijn ja, maar bepalen deze uitkomst niet. Neem ze mee in uw eigen "
            "oordeel.");
        for (const std::size_t item : m_explanation.present) {
            add_item(item, Emphasis::none);
        }
    }

    void add_reasons() {
        heading(m_result.is_determined() ? "Waarom deze uitkomst" : "Wat al vaststaat");
        if (m_explanation.reasons.size() == 1 && m_explanation.reasons.front().empty()) {
            paragraph(m_result.is_determined()
                          ? "Deze uitkomst staat vast, welke antwoorden er ook komen."
                          : "Geen van de antwoorden sluit tot nu toe een uitkomst uit.");
            return;
        }
        paragraph(m_result.is_determined()
                      ? (m_explanation.reasons.size() == 1
                             ? "Dit is genoeg voor de uitkomst, wat de rest ook is:"
                             : "Elk van deze redenen is op zichzelf genoeg, wat de rest ook is:")
                      : "Deze antwoorden sluiten de andere uitkomsten uit, hoe de rest ook wordt "
                        "ingevuld:");
        for (const std::vector<std::size_t>& reason : m_explanation.reasons) {
            add_reason(reason);
        }
        if (m_explanation.reason_count > m_explanation.reasons.size()) {
            paragraph(fmt::format("Er zijn {} van zulke redenen; dit zijn de {} kortste.",
                                  to_string(m_explanation.reason_count),
                                  m_explanation.reasons.size()));
        }
    }

    /// A short reason in full sentences, to be read out; a long one by the names of its questions.
    void add_reason(const std::vector<std::size_t>& reason) {
        std::vector<std::string> names;
        std::vector<std::string> sentences;
        for (const std::size_t index : reason) {
            const Item& item = m_catalog.item(index);
            const std::string answer = item.domain.describe(m_answers[index].values);
            names.push_back(fmt::format("{} = {}", item_label(item), answer));
            sentences.push_back(fmt::format("{} {}", item.question, answer));
        }
        if (reason.size() > max_questions_in_full) {
            sentences.clear();
        }
        m_document.push_back(
            {Block::Kind::numbered, joined_words(names, "en"), std::move(sentences)});
    }

    void add_unknown() {
        heading("Nog onbekend");
        if (!m_explanation.ask_first) {
            paragraph("Geen onbekend antwoord kan deze uitkomst nog veranderen.");
            return;
        }
        const Item& first = m_catalog.item(*m_explanation.ask_first);
        std::vector<std::string> details;
        if (!first.explanation.empty()) {
            details.push_back(first.explanation);
        }
        details.push_back(fmt::format("Nu: {} ({})",
                                      describe_answer(first, m_answers[*m_explanation.ask_first]),
                                      item_label(first)));
        details.push_back(source_line(first.sources, instrument_of(*m_explanation.ask_first)));
        m_document.push_back(
            {Block::Kind::item, "Vraag eerst: " + first.question, details, Emphasis::caution});
        add_other_questions();
    }

    void add_other_questions() {
        std::vector<std::size_t> others = m_result.decisive;
        std::erase(others, *m_explanation.ask_first);
        if (others.empty()) {
            return;
        }
        paragraph(others.size() == 1
                      ? "Ook deze vraag kan de uitkomst nog veranderen:"
                      : fmt::format("Ook deze {} vragen kunnen de uitkomst nog veranderen:",
                                    others.size()));
        if (others.size() > max_questions_in_full) {
            std::vector<std::string> names;
            for (const std::size_t item : others) {
                names.push_back(item_label(m_catalog.item(item)));
            }
            paragraph(join(names, ", "));
            return;
        }
        for (const std::size_t index : others) {
            const Item& item = m_catalog.item(index);
            m_document.push_back(
                {Block::Kind::item,
                 item.question,
                 {fmt::format("Nu: {} ({})", describe_answer(item, m_answers[index]),
                              item_label(item))}});
        }
    }

    void add_changes() {
        heading("Wat de uitkomst zou veranderen");
        if (m_explanation.changes.empty()) {
            paragraph(m_result.possible.size() == m_decision.outcomes.size()
                          ? "Dat is nog niet te zeggen: alle uitkomsten zijn nu nog mogelijk."
                          : "Geen ander antwoord geeft een andere uitkomst.");
            return;
        }
        const std::size_t size = m_explanation.changes.front().answers.size();
        paragraph(size == 1 ? "Met één ander antwoord is een andere uitkomst mogelijk. Controleer "
                              "daarom deze antwoorden:"
                            : fmt::format("Met {} andere antwoorden is een andere uitkomst "
                                          "mogelijk. Controleer daarom deze antwoorden:",
                                          size));
        for (const OutcomeChange& change : m_explanation.changes) {
            std::vector<std::string> answers;
            std::vector<std::string> questions;
            for (const ItemValue& answer : change.answers) {
                const Item& item = m_catalog.item(answer.item);
                const std::string& value = item.domain.values()[answer.value];
                answers.push_back(fmt::format("{} {} is", item_label(item), value));
                questions.push_back(fmt::format("{} {}", item.question, value));
            }
            m_document.push_back(
                {Block::Kind::item,
                 fmt::format("als {}: {}", joined_words(answers, "en"), after_change(change)),
                 std::move(questions)});
        }
        if (m_explanation.more_changes) {
            paragraph("Er zijn meer veranderingen van deze grootte.");
        }
    }

    std::string after_change(const OutcomeChange& change) const {
        if (change.outcomes.size() > 1) {
            return fmt::format("dan kan het nog {} zijn",
                               outcome_list(m_decision, change.outcomes));
        }
        const Outcome& outcome = m_decision.outcomes[change.outcomes.front()];
        return fmt::format("{} ({})", outcome.id, outcome.title);
    }

    Scorer& m_scorer;
    const Catalog& m_catalog;
    const Answers& m_answers;
    const Explanation& m_explanation;
    const DecisionResult& m_result;
    const Decision& m_decision;
    Document m_document;
};

}  // namespace

Document explain_report(Scorer& scorer, const Record& record, const Answers& answers,
                        const Explanation& explanation, bool revised) {
    return ReportWriter(scorer, answers, explanation).write(record, revised);
}

Document explain_proof(Scorer& scorer, const Answers& answers, const Explanation& explanation) {
    return ReportWriter(scorer, answers, explanation).write_proof();
}

}  // namespace rodevlag
