#include "rodevlag/explain_json.h"

#include "rodevlag/report_text.h"
#include "rodevlag/result_members.h"

namespace rodevlag {

namespace {

class ExplanationWriter {
public:
    ExplanationWriter(JsonWriter& json, const Catalog& catalog, const Answers& answers)
        : m_json(json), m_catalog(catalog), m_answers(answers) {}

    void write(const Explanation& explanation, bool revised) {
        const DecisionResult& result = explanation.result;
        const Decision& decision = m_catalog.decision(result.decision);
        const Instrument& instrument = m_catalog.instrument_of(decision);
        m_json.begin_object();
        m_json.member("uitkomst", outcome_text(m_catalog, result));
        m_json.member("mogelijk", possible_ids(m_catalog, result));
        if (result.is_determined()) {
            m_json.member("titel", decision.outcomes[result.possible.front()].title);
        }
        if (!decision.scope.empty()) {
            write_scope(explanation, decision);
        }
        write_items("rode_vlaggen", result.red_flags);
        write_items("ook_aanwezig", explanation.present);
        write_reasons(explanation);
        write_items("doorslaggevend", result.decisive);
        if (explanation.ask_first) {
            m_json.key("vraag_eerst");
            write_item(*explanation.ask_first);
        }
        write_changes(explanation, decision);
        write_notices(result, revised);
        m_json.member("bevoegd", decision.authority);
        m_json.member("toelichting", instrument.explanation);
        m_json.member("versie", instrument.version);
        m_json.member("sha256", instrument.sha256);
        m_json.end_object();
    }

private:
    void write_item(std::size_t index) {
        const Item& item = m_catalog.item(index);
        const Instrument& instrument = m_catalog.instruments()[m_catalog.instrument_of_item(index)];
        m_json.begin_object();
        m_json.member("item", item.name);
        if (!item.code.empty()) {
            m_json.member("code", item.code);
        }
        m_json.member("vraag", item.question);
        m_json.member("antwoord", describe_answer(item, m_answers[index]));
        m_json.member("bron", describe_sources(item.sources, instrument.document));
        m_json.end_object();
    }

    void write_items(std::string_view name, const std::vector<std::size_t>& items) {
        m_json.key(name);
        m_json.begin_array();
        for (const std::size_t item : items) {
            write_item(item);
        }
        m_json.end_array();
    }

    /// `{item: answer, ...}`.
    void write_answers(const std::vector<std::size_t>& items) {
        m_json.begin_object();
        for (const std::size_t item : items) {
            m_json.member(m_catalog.item(item).name,
                          m_catalog.item(item).domain.describe(m_answers[item].values));
        }
        m_json.end_object();
    }

    void write_scope(const Explanation& explanation, const Decision& decision) {
        const DecisionResult& result = explanation.result;
        m_json.key("bereik");
        m_json.begin_object();
        m_json.member("past", result.is_out_of_scope() ? "nee"
                              : result.scope_is_open   ? "onbekend"
                                                       : "ja");
        m_json.key("redenen");
        m_json.begin_array();
        for (std::size_t index = 0; index < result.violated_scope.size(); ++index) {
            const ScopeCondition& part = decision.scope[result.violated_scope[index]];
            m_json.begin_object();
            m_json.member("reden", part.reason);
            m_json.key("antwoorden");
            write_answers(explanation.scope_reasons[index]);
            m_json.member(
                "bron", describe_sources(part.sources, m_catalog.instrument_of(decision).document));
            m_json.end_object();
        }
        m_json.end_array();
        write_items("vragen", result.scope_questions);
        m_json.end_object();
    }

    void write_reasons(const Explanation& explanation) {
        m_json.key("redenen");
        m_json.begin_object();
        m_json.member("aantal", to_string(explanation.reason_count));
        m_json.key("kortste");
        m_json.begin_array();
        for (const std::vector<std::size_t>& reason : explanation.reasons) {
            write_answers(reason);
        }
        m_json.end_array();
        m_json.end_object();
    }

    void write_changes(const Explanation& explanation, const Decision& decision) {
        m_json.key("kleinste_verandering");
        m_json.begin_array();
        for (const OutcomeChange& change : explanation.changes) {
            m_json.begin_object();
            m_json.key("antwoorden");
            m_json.begin_object();
            for (const ItemValue& answer : change.answers) {
                const Item& item = m_catalog.item(answer.item);
                m_json.member(item.name, item.domain.values()[answer.value]);
            }
            m_json.end_object();
            std::vector<std::string> outcomes;
            for (const std::size_t outcome : change.outcomes) {
                outcomes.push_back(decision.outcomes[outcome].id);
            }
            m_json.member("mogelijk", outcomes);
            m_json.end_object();
        }
        m_json.end_array();
    }

    void write_notices(const DecisionResult& result, bool revised) {
        const Decision& decision = m_catalog.decision(result.decision);
        m_json.member("meldingen", notice_ids(m_catalog, result, revised));
        m_json.key("let_op");
        m_json.begin_array();
        for (const std::size_t notice : result.notices) {
            m_json.begin_object();
            m_json.member("id", decision.notices[notice].id);
            m_json.member("tekst", decision.notices[notice].text);
            m_json.member("bron", describe_sources(decision.notices[notice].sources,
                                                   m_catalog.instrument_of(decision).document));
            m_json.end_object();
        }
        m_json.end_array();
    }

    JsonWriter& m_json;
    const Catalog& m_catalog;
    const Answers& m_answers;
};

}  // namespace

void write_explanation(JsonWriter& json, Scorer& scorer, const Answers& answers,
                       const Explanation& explanation, bool revised) {
    ExplanationWriter(json, scorer.catalog(), answers).write(explanation, revised);
}

}  // namespace rodevlag
